/** Why two counting policies make different totals of the same entries, rule by rule: pure. */
import { countingFilter, type CountingFilter, type PolicyRule } from "./scope.ts";
import { tradeKindOf } from "./trade-kind.ts";

/** What counts alike in every rule: a sum of entries that have reached a grade. */
export type Cell = {
  grade: string;
  channelCode: string;
  buyerRegion: string;
  industryCode: string;
  fundSource: string;
  amountFen: number;
  entryCount: number;
};

export type Sum = { amountFen: number; entryCount: number };

/** The rules of a policy, in the order in which one is exchanged for the other. */
export const policyRules = ["grade", "channel", "region", "industry", "fund", "trade"] as const;
export type PolicyRuleName = (typeof policyRules)[number];

/**
 * What one rule changes when it is exchanged and those before it already are. `added` and `removed` (at most zero) are
 * what it lets in and shuts out; of the rule of evidence only how much more or less it counts is known.
 */
export type RuleEffect = { rule: PolicyRuleName; differs: boolean; added: Sum; removed: Sum };

export type PolicyDifference = { from: Sum; to: Sum; effects: RuleEffect[] };

const nothing: Sum = { amountFen: 0, entryCount: 0 };
const plus = (a: Sum, b: Sum): Sum => ({
  amountFen: a.amountFen + b.amountFen,
  entryCount: a.entryCount + b.entryCount,
});
const minus = (a: Sum, b: Sum): Sum => ({
  amountFen: a.amountFen - b.amountFen,
  entryCount: a.entryCount - b.entryCount,
});

const within = (allowed: readonly string[] | null, value: string) =>
  allowed === null || allowed.includes(value);

function counts(filter: CountingFilter, cell: Cell): boolean {
  return (
    cell.grade === filter.grade &&
    within(filter.channelCodes, cell.channelCode) &&
    within(filter.buyerRegions, cell.buyerRegion) &&
    within(filter.industryCodes, cell.industryCode) &&
    within(filter.fundSources, cell.fundSource) &&
    within(filter.tradeKinds, tradeKindOf(cell))
  );
}

const fieldOf = {
  grade: "grade",
  channel: "channelCodes",
  region: "buyerRegions",
  industry: "industryCodes",
  fund: "fundSources",
  trade: "tradeKinds",
} as const satisfies Record<PolicyRuleName, keyof CountingFilter>;

function same(a: CountingFilter[keyof CountingFilter], b: CountingFilter[keyof CountingFilter]): boolean {
  const text = (value: typeof a) => JSON.stringify(Array.isArray(value) ? [...value].sort() : value);
  return text(a) === text(b);
}

/**
 * Exchanges the rules of one policy for those of another, one after the other, and says what each exchange does. The effects
 * together are exactly the difference of the two totals.
 */
export function differenceOf(cells: readonly Cell[], from: PolicyRule, to: PolicyRule): PolicyDifference {
  const target = countingFilter(to);
  let now = countingFilter(from);
  const first = sumOf(cells, now);
  let last = first;
  const effects = policyRules.map((rule): RuleEffect => {
    const field = fieldOf[rule];
    const next: CountingFilter = { ...now, [field]: target[field] };
    const differs = !same(now[field], target[field]);
    let [added, removed] = [nothing, nothing];
    for (const cell of cells) {
      const [before, after] = [counts(now, cell), counts(next, cell)];
      if (after && !before) added = plus(added, cell);
      if (before && !after) removed = minus(removed, cell);
    }
    last = plus(last, plus(added, removed));
    now = next;
    return { rule, differs, ...(rule === "grade" ? net(added, removed) : { added, removed }) };
  });
  return { from: first, to: last, effects };
}

function sumOf(cells: readonly Cell[], filter: CountingFilter): Sum {
  return cells.filter((cell) => counts(filter, cell)).reduce<Sum>(plus, nothing);
}

/** Of two grades it is not known which entries have reached both: only the balance is told, each measure on its side. */
function net(added: Sum, removed: Sum): { added: Sum; removed: Sum } {
  const { amountFen, entryCount } = plus(added, removed);
  return {
    added: { amountFen: Math.max(0, amountFen), entryCount: Math.max(0, entryCount) },
    removed: { amountFen: Math.min(0, amountFen), entryCount: Math.min(0, entryCount) },
  };
}
