import { expect, it } from "vitest";
import { dayOf } from "#app/kernel/calendar.ts";
import type { BatchState } from "#db/vocabulary/provenance.ts";
import { type BatchVerdict, verdictOf } from "./verdict.ts";

it.each<[BatchState, string | null, BatchVerdict]>([
  ["released", null, "good"],
  ["released", "2028-02-29", "good"],
  ["released", "2028-02-28", "expired"],
  ["depleted", "2028-02-29", "good"],
  ["depleted", "2028-02-28", "expired"],
  ["on-hold", "2028-02-29", "held"],
  ["on-hold", "2028-02-28", "expired"],
  ["expired", null, "expired"],
  ["recalled", "2028-02-28", "recalled"],
  ["draft", null, "draft"],
])("a %s batch good until %s, on 2028-02-29: %s", (state, bestBeforeOn, verdict) =>
  expect(verdictOf({ state, bestBeforeOn }, "2028-02-29")).toBe(verdict),
);

it("turns at midnight in Shanghai", () => {
  const batch = { state: "released" as const, bestBeforeOn: "2028-02-29" };
  expect(verdictOf(batch, dayOf(new Date("2028-02-29T15:59:59Z")))).toBe("good");
  expect(verdictOf(batch, dayOf(new Date("2028-02-29T16:00:00Z")))).toBe("expired");
});
