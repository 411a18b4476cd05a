import { DomainError, type FieldIssue } from "#app/kernel/errors.ts";
import type { StorageClass } from "#db/vocabulary/catalogue.ts";
import type { RejectionReason } from "#db/vocabulary/procurement.ts";
import type { BatchState } from "#db/vocabulary/provenance.ts";
import { arrivalRange, temperatureProblem } from "./temperature.ts";

export type DeliveredLine = {
  id: string;
  packs: number;
  storageClass: StorageClass;
  batchCode: string;
  batchState: BatchState;
};

/** What the receiver found of one delivery line, in packs. */
export type Finding = {
  deliveryLineId: string;
  acceptedPacks: number;
  shortPacks: number;
  rejectedPacks: number;
  rejectionReason: RejectionReason | null;
  rejectionNote: string;
  temperatureCentiC: number | null;
  /** Why goods that arrived too warm or too cold were accepted. */
  temperatureReason: string;
};

/**
 * Holds the receiver's findings against what was delivered: every delivery line is answered once, accepted, short and
 * rejected packs together are the packs delivered, nothing of a recalled batch is accepted, and what is rejected has a
 * reason (in words where it is "other"). Of chilled and frozen goods that arrived the temperature is taken
 * (GB 31605-2020 asks for it at every handover), and whoever accepts them out of range says why.
 * Returns the findings without reasons for what needs none.
 * @throws DomainError with one issue per line `acceptance.quantities_differ`, `acceptance.batch_recalled`,
 * `acceptance.reason_missing`, `acceptance.temperature_missing`, `acceptance.temperature_reason_missing`, or `delivery.not_found` for a line of another delivery.
 */
export function checkFindings(delivered: readonly DeliveredLine[], findings: readonly Finding[]): Finding[] {
  const lineOf = new Map(delivered.map((line) => [line.id, line]));
  const answered = new Set<string>();
  const issues: FieldIssue[] = [];

  findings.forEach((finding, index) => {
    const line = lineOf.get(finding.deliveryLineId);
    if (!line || answered.has(finding.deliveryLineId)) {
      issues.push({ path: ["lines", index], code: "delivery.not_found" });
      return;
    }
    answered.add(finding.deliveryLineId);
    const sum = finding.acceptedPacks + finding.shortPacks + finding.rejectedPacks;
    if (sum !== line.packs)
      issues.push({
        path: ["lines", index, "acceptedPacks"],
        code: "acceptance.quantities_differ",
        details: { delivered: line.packs, sum },
      });
    const recalled = recalledIssue(line, finding, index);
    if (recalled) issues.push(recalled);
    if (finding.rejectedPacks > 0 && !finding.rejectionReason)
      issues.push({ path: ["lines", index, "rejectionReason"], code: "acceptance.reason_missing" });
    if (finding.rejectedPacks > 0 && finding.rejectionReason === "other" && finding.rejectionNote === "")
      issues.push({ path: ["lines", index, "rejectionNote"], code: "acceptance.reason_missing" });
    const temperature = temperatureIssue(line, finding, index);
    if (temperature) issues.push(temperature);
  });
  if (issues.length === 0 && answered.size !== delivered.length)
    issues.push({
      path: ["lines"],
      code: "acceptance.quantities_differ",
      details: { delivered: delivered.length, sum: answered.size },
    });

  const [first] = issues;
  if (first) throw new DomainError(first.code, first.details, issues);
  return findings.map((finding) => ({
    ...finding,
    ...(finding.rejectedPacks > 0 ? {} : { rejectionReason: null, rejectionNote: "" }),
    ...(acceptsOutOfRange(lineOf.get(finding.deliveryLineId), finding) ? {} : { temperatureReason: "" }),
  }));
}

function acceptsOutOfRange(line: DeliveredLine | undefined, finding: Finding): boolean {
  if (!line || finding.acceptedPacks === 0) return false;
  return temperatureProblem(line.storageClass, finding.temperatureCentiC) !== null;
}

function temperatureIssue(line: DeliveredLine, finding: Finding, index: number): FieldIssue | null {
  if (arrivalRange[line.storageClass] === null || finding.acceptedPacks + finding.rejectedPacks === 0)
    return null;
  if (finding.temperatureCentiC === null)
    return { path: ["lines", index, "temperature"], code: "acceptance.temperature_missing" };
  return acceptsOutOfRange(line, finding) && finding.temperatureReason === ""
    ? { path: ["lines", index, "temperatureReason"], code: "acceptance.temperature_reason_missing" }
    : null;
}

function recalledIssue(
  { batchState, batchCode }: DeliveredLine,
  { acceptedPacks }: Pick<Finding, "acceptedPacks">,
  index: number,
): FieldIssue | null {
  return batchState === "recalled" && acceptedPacks > 0
    ? {
        path: ["lines", index, "acceptedPacks"],
        code: "acceptance.batch_recalled",
        details: { code: batchCode },
      }
    : null;
}

/**
 * Nothing is signed for that was recalled since it was written down.
 * @throws DomainError `acceptance.batch_recalled` naming each batch.
 */
export function assertNoneRecalled(
  delivered: readonly DeliveredLine[],
  findings: readonly Pick<Finding, "deliveryLineId" | "acceptedPacks">[],
): void {
  const lineOf = new Map(delivered.map((line) => [line.id, line]));
  const issues = findings.flatMap((finding, index) => {
    const line = lineOf.get(finding.deliveryLineId);
    return (line && recalledIssue(line, finding, index)) ?? [];
  });
  const [first] = issues;
  if (first) throw new DomainError(first.code, first.details, issues);
}
