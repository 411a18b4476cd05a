import { expect, it } from "vitest";
import { pairsBehind } from "./pairs.ts";

const cell = (row: string, column: string, amountFen: number) => ({ row, column, amountFen, entryCount: 1 });
const pair = (countyCode: string, districtCode: string) => ({ countyCode, districtCode });
const half = { days: 100, of: 200 };

it("tells the pairs behind last year's pace, furthest first, and those that bought nothing", () => {
  const found = pairsBehind(
    [pair("a", "x"), pair("b", "y"), pair("c", "z"), pair("d", "w")],
    {
      thisYear: [cell("a", "x", 400), cell("a", "y", 9_000), cell("b", "y", 100), cell("c", "z", 500)],
      lastYear: [cell("a", "x", 1_000), cell("b", "y", 2_000), cell("c", "z", 1_000)],
    },
    half,
  );
  expect(found).toEqual([
    { ...pair("b", "y"), boughtFen: 100, expectedFen: 1_000, missingFen: 900 },
    { ...pair("a", "x"), boughtFen: 400, expectedFen: 500, missingFen: 100 },
    { ...pair("d", "w"), boughtFen: 0, expectedFen: 0, missingFen: 0 },
  ]);
});

it("takes back what was returned before it compares", () => {
  const cells = { thisYear: [cell("a", "x", 600), cell("a", "x", -200)], lastYear: [cell("a", "x", 1_000)] };
  expect(pairsBehind([pair("a", "x")], cells, half)[0]).toMatchObject({ boughtFen: 400, missingFen: 100 });
});
