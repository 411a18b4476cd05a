/** What was accepted of a batch in one delivery; the temperature is the warmest that was read, in hundredths of a degree. */
export type AcceptedOfBatch = {
  batchId: string;
  packs: number;
  quantityGrams: number;
  temperatureCentiC: number | null;
};

/** Sums accepted packs by batch, in key order. Batches of which nothing was accepted are left out. */
export function acceptedOfBatches(
  delivered: readonly { id: string; batchId: string; netGrams: number }[],
  findings: readonly { deliveryLineId: string; acceptedPacks: number; temperatureCentiC: number | null }[],
): AcceptedOfBatch[] {
  const findingOf = new Map(findings.map((finding) => [finding.deliveryLineId, finding]));
  const batches = new Map<string, AcceptedOfBatch>();
  for (const { id, batchId, netGrams } of delivered) {
    const finding = findingOf.get(id);
    if (!finding || finding.acceptedPacks === 0) continue;
    const known = batches.get(batchId);
    batches.set(batchId, {
      batchId,
      packs: (known?.packs ?? 0) + finding.acceptedPacks,
      quantityGrams: (known?.quantityGrams ?? 0) + finding.acceptedPacks * netGrams,
      temperatureCentiC: warmer(known?.temperatureCentiC ?? null, finding.temperatureCentiC),
    });
  }
  return [...batches.values()].sort((one, other) => (one.batchId < other.batchId ? -1 : 1));
}

function warmer(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.max(one, other);
}
