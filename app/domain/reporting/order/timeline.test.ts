import { expect, it } from "vitest";
import { orderTimeline } from "./timeline.ts";

it("tells an order's facts as they happened, and those of one instant as business runs", () => {
  const noon = new Date("2026-06-15T04:00:00Z");
  const later = new Date("2026-06-16T04:00:00Z");
  const told = orderTimeline([
    { kind: "payment", at: later, payment: "received", amountFen: 1 },
    { kind: "accepted", at: later, who: "b", acceptanceId: "a", acceptedFen: 1 },
    { kind: "confirmed", at: noon, who: "s", reason: null },
    { kind: "placed", at: noon, who: "r" },
  ]);
  expect(told.map((fact) => fact.kind)).toEqual(["placed", "confirmed", "accepted", "payment"]);
});
