import { describe, expect, it } from "vitest";
import { isDomainError } from "#app/kernel/errors.ts";
import type { AmendmentState, TradeSide } from "#db/vocabulary/procurement.ts";
import { type AmendmentDecision, assertMayDecide } from "./decide.ts";

function answerTo(state: AmendmentState, by: TradeSide, side: TradeSide, decision: AmendmentDecision) {
  try {
    assertMayDecide({ proposedBy: by, state }, side, decision);
    return "may";
  } catch (error) {
    return isDomainError(error) ? error.code : error;
  }
}

describe("assertMayDecide", () => {
  it.each<[AmendmentState, TradeSide, TradeSide, AmendmentDecision, string]>([
    ["proposed", "supplier", "buyer", "agreed", "may"],
    ["proposed", "supplier", "buyer", "declined", "may"],
    ["proposed", "supplier", "supplier", "withdrawn", "may"],
    ["proposed", "buyer", "supplier", "agreed", "may"],
    ["proposed", "supplier", "supplier", "agreed", "amendment.other_side"],
    ["proposed", "buyer", "buyer", "declined", "amendment.other_side"],
    ["proposed", "supplier", "buyer", "withdrawn", "amendment.other_side"],
    ["agreed", "supplier", "buyer", "agreed", "amendment.wrong_state"],
    ["withdrawn", "supplier", "buyer", "agreed", "amendment.wrong_state"],
    ["declined", "buyer", "buyer", "withdrawn", "amendment.wrong_state"],
  ])("%s by the %s; the %s says %s: %s", (state, by, side, decision, answer) =>
    expect(answerTo(state, by, side, decision)).toBe(answer),
  );
});
