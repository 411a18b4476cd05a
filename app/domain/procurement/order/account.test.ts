import { describe, expect, it } from "vitest";
import {
  dueFen,
  type OrderAccount,
  outstandingFen,
  overpaidFen,
  payableFen,
  paymentStateOf,
} from "./account.ts";

const goodsFirst: OrderAccount = {
  state: "confirmed",
  terms: "goods-first",
  totalFen: 1000,
  acceptedFen: 0,
  returnedFen: 0,
  receivedFen: 0,
  claimedFen: 0,
};
const prepaid: OrderAccount = { ...goodsFirst, terms: "prepaid" };

describe.each<[string, OrderAccount, number, string, number, number, number]>([
  ["goods first, nothing accepted", goodsFirst, 0, "not-due", 0, 0, 0],
  [
    "half accepted",
    { ...goodsFirst, state: "partly-accepted", acceptedFen: 500 },
    500,
    "unpaid",
    500,
    0,
    500,
  ],
  [
    "half accepted, a transfer on its way",
    { ...goodsFirst, state: "partly-accepted", acceptedFen: 500, claimedFen: 500 },
    500,
    "claimed",
    500,
    0,
    0,
  ],
  [
    "underpaid, the rest on its way",
    { ...goodsFirst, state: "accepted", acceptedFen: 1000, receivedFen: 600, claimedFen: 100 },
    1000,
    "part-paid",
    400,
    0,
    300,
  ],
  [
    "paid to the fen",
    { ...goodsFirst, state: "accepted", acceptedFen: 1000, receivedFen: 1000 },
    1000,
    "paid",
    0,
    0,
    0,
  ],
  [
    "one fen too much",
    { ...goodsFirst, state: "accepted", acceptedFen: 1000, receivedFen: 1001 },
    1000,
    "overpaid",
    0,
    1,
    0,
  ],
  [
    "a return after payment leaves money to send back",
    { ...goodsFirst, state: "accepted", acceptedFen: 1000, returnedFen: 300, receivedFen: 1000 },
    700,
    "overpaid",
    0,
    300,
    0,
  ],
  [
    "all went back and the money too",
    { ...goodsFirst, state: "accepted", acceptedFen: 1000, returnedFen: 1000 },
    0,
    "not-due",
    0,
    0,
    0,
  ],
  ["prepaid, not yet confirmed", { ...prepaid, state: "placed" }, 0, "not-due", 0, 0, 0],
  ["prepaid, confirmed", prepaid, 1000, "unpaid", 1000, 0, 1000],
  ["prepaid and paid before dispatch", { ...prepaid, receivedFen: 1000 }, 1000, "paid", 0, 0, 0],
  [
    "prepaid, half accepted so far",
    { ...prepaid, state: "partly-accepted", acceptedFen: 500, receivedFen: 1000 },
    1000,
    "paid",
    0,
    0,
    0,
  ],
  [
    "prepaid, a tenth rejected at the end",
    { ...prepaid, state: "accepted", acceptedFen: 900, receivedFen: 1000 },
    900,
    "overpaid",
    0,
    100,
    0,
  ],
  ["prepaid, declined", { ...prepaid, state: "declined" }, 0, "not-due", 0, 0, 0],
  [
    "cancelled after money came",
    { ...prepaid, state: "cancelled", receivedFen: 40 },
    0,
    "overpaid",
    0,
    40,
    0,
  ],
])("%s", (_, account, due, state, outstanding, overpaid, payable) => {
  it("is due, named, outstanding, overpaid and payable as it should be", () => {
    expect({
      due: dueFen(account),
      state: paymentStateOf(account),
      outstanding: outstandingFen(account),
      overpaid: overpaidFen(account),
      payable: payableFen(account),
    }).toEqual({ due, state, outstanding, overpaid, payable });
  });
});
