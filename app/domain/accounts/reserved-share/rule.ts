/** Which share of its yearly spend a unit must reserve: pure. */

/** Whose rule holds for a unit that names none. */
export const DEFAULT_JURISDICTION = "832平台";

export type ShareRule = { jurisdiction: string; version: number; shareBasisPoints: number; source: string };

/** The rules that hold in a year, one for each jurisdiction: its newest version. */
export function rulesInForce<Rule extends ShareRule>(rules: readonly Rule[]): Rule[] {
  const newest = new Map<string, Rule>();
  for (const rule of rules) {
    const known = newest.get(rule.jurisdiction);
    if (!known || known.version < rule.version) newest.set(rule.jurisdiction, rule);
  }
  return [...newest.values()].sort((one, other) => (one.jurisdiction < other.jurisdiction ? -1 : 1));
}

/** The rule of a unit: that of its jurisdiction; null for a unit without a canteen, and where there is no rule. */
export function ruleOf<Rule extends ShareRule>(
  unit: { hasCanteen: boolean; jurisdiction: string | null },
  inForce: readonly Rule[],
): Rule | null {
  if (!unit.hasCanteen) return null;
  const whose = unit.jurisdiction ?? DEFAULT_JURISDICTION;
  return inForce.find(({ jurisdiction }) => jurisdiction === whose) ?? null;
}
