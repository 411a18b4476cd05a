import { describe, expect, it } from "vitest";
import { isDomainError } from "#app/kernel/errors.ts";
import { type DueOrder, dueAfterAcceptance, dueAfterConfirmation, extendedDue, mayExtend } from "./due.ts";

const rule = { days: 30, extensionDays: 15 };

describe("the day to pay", () => {
  it.each([
    ["goods-first", "2026-06-15", null, "2026-07-15"],
    ["goods-first", "2026-12-15", null, "2027-01-14"],
    ["prepaid", "2026-06-15", "2026-07-15", null],
  ] as const)("%s from %s: confirmed %s, accepted %s", (terms, day, confirmed, accepted) => {
    expect(dueAfterConfirmation(terms, rule, day)).toBe(confirmed);
    expect(dueAfterAcceptance(terms, rule, day)).toBe(accepted);
  });
});

const order: DueOrder = { paymentState: "unpaid", paymentDueOn: "2026-07-15", paymentExtendedAt: null };

describe("its one extension", () => {
  it.each<[string, Partial<DueOrder>, number, string, string]>([
    ["before the day", {}, 15, "2026-07-01", "2026-07-30"],
    ["on the day", {}, 15, "2026-07-15", "2026-07-30"],
    ["part paid", { paymentState: "part-paid" }, 15, "2026-07-01", "2026-07-30"],
    ["the day after", {}, 15, "2026-07-16", "payment.extension_late"],
    ["a second time", { paymentExtendedAt: new Date() }, 15, "2026-07-01", "payment.extension_used"],
    ["terms without one", {}, 0, "2026-07-01", "payment.no_extension"],
    ["all paid", { paymentState: "paid" }, 15, "2026-07-01", "payment.nothing_due"],
    ["no day yet", { paymentDueOn: null }, 15, "2026-07-01", "payment.nothing_due"],
  ])("%s", (_, changes, extensionDays, today, answer) => {
    const of = { ...order, ...changes };
    const with_ = { days: 30, extensionDays };
    let said: string;
    try {
      said = extendedDue(of, with_, today);
    } catch (error) {
      said = isDomainError(error) ? error.code : String(error);
    }
    expect(said).toBe(answer);
    expect(mayExtend(of, with_, today)).toBe(!answer.startsWith("payment."));
  });
});
