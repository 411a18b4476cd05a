import { expect, it } from "vitest";
import { provenFen } from "./proven.ts";

const seen = new Date("2026-06-15T04:00:00Z");
const quoted = (amountFen: number) => ({
  kind: "received" as const,
  amountFen,
  matchedBy: "reference" as const,
  confirmedAt: null,
});
const named = (amountFen: number, confirmedAt: Date | null = null) => ({
  kind: "received" as const,
  amountFen,
  matchedBy: "person" as const,
  confirmedAt,
});
const other = (kind: "claimed" | "refunded", amountFen: number) => ({
  kind,
  amountFen,
  matchedBy: null,
  confirmedAt: null,
});

it.each([
  ["nothing", [], 0],
  ["the reference was quoted", [quoted(100)], 100],
  ["a person of the payee named the order", [named(100)], 0],
  ["the payer confirmed it", [named(100, seen)], 100],
  ["both kinds", [quoted(60), named(40)], 60],
  ["an announcement proves nothing", [other("claimed", 100)], 0],
  ["less what was sent back", [quoted(120), other("refunded", 20)], 100],
  ["never below nothing", [named(120), other("refunded", 20)], 0],
])("%s", (_, movements, fen) => expect(provenFen(movements)).toBe(fen));
