/** Packs of a batch in one delivery. */
export type PacksOfBatch = { batchId: string; packs: number; quantityGrams: number };

/** What was accepted of a batch in one delivery; the temperature is the warmest that was read, in hundredths of a degree. */
export type AcceptedOfBatch = PacksOfBatch & { temperatureCentiC: number | null };

type Delivered = { id: string; batchId: string; netGrams: number };
type Counted = { deliveryLineId: string; packs: number; temperatureCentiC: number | null };

/** Sums accepted packs by batch, in key order. Batches of which nothing was accepted are left out. */
export function acceptedOfBatches(
  delivered: readonly Delivered[],
  findings: readonly { deliveryLineId: string; acceptedPacks: number; temperatureCentiC: number | null }[],
): AcceptedOfBatch[] {
  return sumByBatch(
    delivered,
    findings.map(({ acceptedPacks, ...finding }) => ({ ...finding, packs: acceptedPacks })),
  );
}

/** Sums refused packs by batch, in key order. Batches of which nothing was refused are left out. */
export function refusedOfBatches(
  delivered: readonly Delivered[],
  findings: readonly { deliveryLineId: string; rejectedPacks: number }[],
): PacksOfBatch[] {
  return sumByBatch(
    delivered,
    findings.map(({ deliveryLineId, rejectedPacks }) => ({
      deliveryLineId,
      packs: rejectedPacks,
      temperatureCentiC: null,
    })),
  ).map(({ batchId, packs, quantityGrams }) => ({ batchId, packs, quantityGrams }));
}

function sumByBatch(delivered: readonly Delivered[], counted: readonly Counted[]): AcceptedOfBatch[] {
  const countOf = new Map(counted.map((line) => [line.deliveryLineId, line]));
  const batches = new Map<string, AcceptedOfBatch>();
  for (const { id, batchId, netGrams } of delivered) {
    const line = countOf.get(id);
    if (!line || line.packs === 0) continue;
    const known = batches.get(batchId);
    batches.set(batchId, {
      batchId,
      packs: (known?.packs ?? 0) + line.packs,
      quantityGrams: (known?.quantityGrams ?? 0) + line.packs * netGrams,
      temperatureCentiC: warmer(known?.temperatureCentiC ?? null, line.temperatureCentiC),
    });
  }
  return [...batches.values()].sort((one, other) => (one.batchId < other.batchId ? -1 : 1));
}

function warmer(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.max(one, other);
}
