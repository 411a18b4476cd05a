/** What a counting policy (统计口径) lets into its total: pure. */
import type { EvidenceGrade } from "#db/vocabulary/ledger.ts";

export type PolicyRule = {
  minimumGrade: EvidenceGrade;
  scope: {
    channels?: readonly string[];
    regions?: readonly string[];
    industries?: readonly string[];
    fundSources?: readonly string[];
    tradeKinds?: readonly string[];
  };
};

/** The rule as reads filter by it: the evidence asked for, and per dimension what is let in (null: everything). */
export type CountingFilter = {
  grade: EvidenceGrade;
  channelCodes: readonly string[] | null;
  buyerRegions: readonly string[] | null;
  industryCodes: readonly string[] | null;
  fundSources: readonly string[] | null;
  tradeKinds: readonly string[] | null;
};

/**
 * The evidence by which a policy's entries are found. An entry exists from its acceptance on, so what asks for less
 * than acceptance counts accepted entries; invoice and payment each stand for their own document.
 */
export function gradeAskedFor(minimumGrade: EvidenceGrade): EvidenceGrade {
  switch (minimumGrade) {
    case "ordered":
    case "shipped":
    case "accepted":
      return "accepted";
    case "invoiced":
    case "paid":
      return minimumGrade;
  }
}

/** Turns a policy into a filter; an empty list lets nothing in, an absent one everything. */
export function countingFilter({ minimumGrade, scope }: PolicyRule): CountingFilter {
  return {
    grade: gradeAskedFor(minimumGrade),
    channelCodes: scope.channels ?? null,
    buyerRegions: scope.regions ?? null,
    industryCodes: scope.industries ?? null,
    fundSources: scope.fundSources ?? null,
    tradeKinds: scope.tradeKinds ?? null,
  };
}

type Counted = {
  channelCode: string;
  buyerRegion: string;
  industryCode: string;
  fundSource: string;
  tradeKind: string;
  grades: readonly string[];
};

/** Whether an entry counts under the filter. */
export function admits(filter: CountingFilter, entry: Counted): boolean {
  const within = (allowed: readonly string[] | null, value: string) =>
    allowed === null || allowed.includes(value);
  return (
    entry.grades.includes(filter.grade) &&
    within(filter.channelCodes, entry.channelCode) &&
    within(filter.buyerRegions, entry.buyerRegion) &&
    within(filter.industryCodes, entry.industryCode) &&
    within(filter.fundSources, entry.fundSource) &&
    within(filter.tradeKinds, entry.tradeKind)
  );
}
