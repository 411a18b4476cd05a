import { expect, it } from "vitest";
import { statementOf } from "./statement.ts";

const at = (day: string) => new Date(`${day}T04:00:00Z`);

it("carries what is owed through acceptances, returns, transfers and refunds", () => {
  const lines = statementOf([
    { kind: "received", at: at("2026-06-20"), day: "2026-06-19", amountFen: 1_200, counterparty: "某学校" },
    { kind: "accepted", at: at("2026-06-10"), sequence: 1, amountFen: 1_000 },
    { kind: "returned", at: at("2026-06-12"), amountFen: 100 },
    { kind: "refunded", at: at("2026-06-25"), day: "2026-06-25", amountFen: 300 },
  ]);
  expect(lines.map(({ kind, day, changeFen, owedFen }) => [kind, day, changeFen, owedFen])).toEqual([
    ["accepted", "2026-06-10", 1_000, 1_000],
    ["returned", "2026-06-12", -100, 900],
    ["received", "2026-06-19", -1_200, -300],
    ["refunded", "2026-06-25", 300, 0],
  ]);
});

it("is empty before anything was accepted or paid", () => expect(statementOf([])).toEqual([]));
