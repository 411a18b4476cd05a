import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Cell, differenceOf } from "./difference.ts";
import { admits, countingFilter, type PolicyRule } from "./scope.ts";
import { tradeKindOf } from "./trade-kind.ts";

const cell = (changes: Partial<Cell>): Cell => ({
  grade: "accepted",
  channelCode: "huiqian",
  buyerRegion: "huizhou",
  industryCode: "tea",
  fundSource: "canteen",
  amountFen: 100,
  entryCount: 1,
  ...changes,
});

describe("the difference of two policies", () => {
  const cells = [
    cell({}),
    cell({ channelCode: "livestream", amountFen: 30 }),
    cell({ buyerRegion: "ningbo", amountFen: 7 }),
    cell({ grade: "paid", amountFen: 60 }),
  ];
  it("says what each rule lets in and shuts out", () => {
    const { from, to, effects } = differenceOf(
      cells,
      { minimumGrade: "accepted", scope: { channels: ["huiqian"] } },
      { minimumGrade: "accepted", scope: { regions: ["huizhou"] } },
    );
    expect([from.amountFen, to.amountFen]).toEqual([107, 130]);
    expect(
      effects.map(({ rule, differs, added, removed }) => [rule, differs, added.amountFen, removed.amountFen]),
    ).toEqual([
      ["grade", false, 0, 0],
      ["channel", true, 30, 0],
      ["region", true, 0, -7],
      ["industry", false, 0, 0],
      ["fund", false, 0, 0],
      ["trade", false, 0, 0],
    ]);
  });

  it("tells of the kind of trade what it lets in beyond channel and fund", () => {
    const sold = [
      cell({}),
      cell({ channelCode: "livestream", fundSource: "personal", amountFen: 30 }),
      cell({ channelCode: "livestream", fundSource: "union", amountFen: 4 }),
    ];
    const { from, to, effects } = differenceOf(
      sold,
      { minimumGrade: "accepted", scope: {} },
      { minimumGrade: "accepted", scope: { tradeKinds: ["procurement"] } },
    );
    expect([from.amountFen, to.amountFen]).toEqual([134, 104]);
    expect(effects.at(-1)).toMatchObject({ rule: "trade", differs: true, removed: { amountFen: -30 } });
  });

  it("tells of evidence only the balance", () => {
    const { effects } = differenceOf(
      cells,
      { minimumGrade: "accepted", scope: {} },
      { minimumGrade: "paid", scope: {} },
    );
    expect(effects[0]).toMatchObject({
      added: { amountFen: 0 },
      removed: { amountFen: -77, entryCount: -2 },
    });
  });

  it("sees no difference in the order of a list", () => {
    const { effects } = differenceOf(
      cells,
      { minimumGrade: "ordered", scope: { channels: ["a", "b"] } },
      { minimumGrade: "accepted", scope: { channels: ["b", "a"] } },
    );
    expect(effects.every(({ differs }) => !differs)).toBe(true);
  });
});

const pick = fc.constantFrom;
const list = (...values: string[]) => fc.option(fc.subarray(values), { nil: undefined });
const rule: fc.Arbitrary<PolicyRule> = fc.record({
  minimumGrade: pick("ordered", "accepted", "invoiced", "paid"),
  scope: fc.record({
    channels: list("huiqian", "livestream"),
    regions: list("huizhou", "ningbo"),
    industries: list("tea", "vegetables"),
    fundSources: list("canteen", "personal"),
    tradeKinds: list("procurement", "market-sale"),
  }),
});
const entry = fc.record({
  channelCode: pick("huiqian", "livestream"),
  buyerRegion: pick("huizhou", "ningbo"),
  industryCode: pick("tea", "vegetables"),
  fundSource: pick("canteen", "personal"),
  grades: fc.subarray(["invoiced", "paid"]).map((grades) => ["accepted", ...grades]),
  amountFen: fc.integer({ min: -1000, max: 1000 }),
});

it("is the sum of what its rules do, and both totals are those counted entry by entry", () =>
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 40 }), rule, rule, (entries, from, to) => {
      const cells = entries.flatMap(({ grades, ...rest }) =>
        grades.map((grade) => ({ ...rest, grade, entryCount: 1 })),
      );
      const counted = (policy: PolicyRule) => {
        const among = entries.filter((each) =>
          admits(countingFilter(policy), { ...each, tradeKind: tradeKindOf(each) }),
        );
        return { amountFen: among.reduce((sum, each) => sum + each.amountFen, 0), entryCount: among.length };
      };
      const difference = differenceOf(cells, from, to);
      expect(difference.from).toEqual(counted(from));
      expect(difference.to).toEqual(counted(to));
      for (const measure of ["amountFen", "entryCount"] as const)
        expect(
          difference.effects.reduce((sum, { added, removed }) => sum + added[measure] + removed[measure], 0),
        ).toBe(difference.to[measure] - difference.from[measure]);
    }),
  ));
