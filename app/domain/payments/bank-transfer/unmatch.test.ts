import { expect, it } from "vitest";
import { isDomainError } from "#app/kernel/errors.ts";
import type { MatchGround } from "#db/vocabulary/payments.ts";
import { assertMayUnmatch } from "./unmatch.ts";

const seen = new Date("2026-06-15T04:00:00Z");

it.each<[string, MatchGround, Date | null, number, string]>([
  ["a person's own match", "person", null, 100, "may"],
  ["beside other money", "person", null, 500, "may"],
  ["confirmed by the payer", "person", seen, 100, "statement.match_proven"],
  ["by the reference the payer quoted", "reference", null, 100, "statement.match_proven"],
  ["when it was sent back", "person", null, 99, "statement.match_refunded"],
])("%s", (_, matchedBy, confirmedAt, receivedFen, answer) => {
  let said = "may";
  try {
    assertMayUnmatch({ amountFen: 100, matchedBy, confirmedAt }, receivedFen);
  } catch (error) {
    said = isDomainError(error) ? error.code : String(error);
  }
  expect(said).toBe(answer);
});
