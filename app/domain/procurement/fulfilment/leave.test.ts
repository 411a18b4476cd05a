import { describe, expect, it } from "vitest";
import type { ErrorCode } from "#app/kernel/errors.ts";
import { assertMayLeave, type LeavingOrder } from "./leave.ts";

const order: LeavingOrder = {
  state: "confirmed",
  terms: "goods-first",
  totalFen: 1000,
  waivedFen: 0,
  acceptedFen: 0,
  returnedFen: 0,
  receivedFen: 0,
  claimedFen: 0,
  confirmedOn: "2026-06-10",
};
const now = { today: "2026-06-15", nextSequence: 2 };
const asked = { dispatchedOn: "2026-06-14", sequence: 2 };

describe("assertMayLeave", () => {
  it.each<[string, Partial<LeavingOrder>, Partial<typeof asked>]>([
    ["confirmed, goods first", {}, {}],
    ["partly dispatched", { state: "partly-dispatched" }, {}],
    ["partly accepted", { state: "partly-accepted" }, {}],
    ["prepaid and paid", { terms: "prepaid", receivedFen: 1000 }, {}],
    ["prepaid and overpaid", { terms: "prepaid", receivedFen: 1200 }, {}],
    [
      "prepaid, part returned and refunded",
      { state: "partly-accepted", terms: "prepaid", acceptedFen: 500, returnedFen: 100, receivedFen: 900 },
      {},
    ],
    ["on the day of confirmation", {}, { dispatchedOn: "2026-06-10" }],
    ["today", {}, { dispatchedOn: "2026-06-15" }],
  ])("lets goods leave: %s", (_, changes, wish) =>
    expect(() => assertMayLeave({ ...order, ...changes }, { ...asked, ...wish }, now)).not.toThrow(),
  );

  it.each<[string, Partial<LeavingOrder>, Partial<typeof asked>, ErrorCode]>([
    ["not yet confirmed", { state: "placed" }, {}, "order.wrong_state"],
    ["wholly dispatched", { state: "dispatched" }, {}, "order.wrong_state"],
    ["cancelled", { state: "cancelled" }, {}, "order.wrong_state"],
    ["accepted", { state: "accepted" }, {}, "order.wrong_state"],
    ["prepaid, one fen short", { terms: "prepaid", receivedFen: 999 }, {}, "delivery.unpaid"],
    ["tomorrow", {}, { dispatchedOn: "2026-06-16" }, "delivery.day_impossible"],
    ["before confirmation", {}, { dispatchedOn: "2026-06-09" }, "delivery.day_impossible"],
    ["the same form again", {}, { sequence: 1 }, "delivery.sequence_taken"],
    ["a delivery left out", {}, { sequence: 3 }, "delivery.sequence_taken"],
  ])("refuses: %s", (_, changes, wish, code) =>
    expect(() => assertMayLeave({ ...order, ...changes }, { ...asked, ...wish }, now)).toThrow(code),
  );
});
