import { expect, it } from "vitest";
import { type ShareProgress, shareProgress } from "./reserved-share.ts";

it.each<[number | null, number, number, ShareProgress | null]>([
  [null, 100, 1000, null],
  [0, 100, 1000, null],
  [1_000_000, 0, 1000, { requiredFen: 100_000, boughtBasisPoints: 0, missingFen: 100_000, met: false }],
  [1_000_000, 99_999, 1000, { requiredFen: 100_000, boughtBasisPoints: 999, missingFen: 1, met: false }],
  [1_000_000, 100_000, 1000, { requiredFen: 100_000, boughtBasisPoints: 1000, missingFen: 0, met: true }],
  [1_000_001, 100_000, 1000, { requiredFen: 100_001, boughtBasisPoints: 999, missingFen: 1, met: false }],
  [1_000_000, 250_000, 1500, { requiredFen: 150_000, boughtBasisPoints: 2500, missingFen: 0, met: true }],
  [1_000_000, 5, 0, { requiredFen: 0, boughtBasisPoints: 0, missingFen: 0, met: true }],
])("planned %s, bought %i, share %i", (planned, bought, share, progress) =>
  expect(shareProgress(planned, bought, share)).toEqual(progress),
);
