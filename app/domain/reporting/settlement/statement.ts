/** The statement (对账单) of one order: what was accepted, returned, paid and refunded, with what is owed after each. */
import { type Day, dayOf } from "#app/kernel/calendar.ts";

export type StatementFact =
  | { kind: "accepted"; at: Date; sequence: number; amountFen: number }
  | { kind: "returned"; at: Date; amountFen: number }
  | { kind: "received"; at: Date; day: Day; amountFen: number; counterparty: string | null }
  | { kind: "refunded"; at: Date; day: Day; amountFen: number };

export type StatementLine = {
  kind: StatementFact["kind"];
  day: Day;
  sequence: number | null;
  counterparty: string | null;
  /** What the buyer owes more (accepted, refunded) or less (returned, received), in fen. */
  changeFen: number;
  /** What the buyer owes afterwards; negative when the supplier holds money of the buyer. */
  owedFen: number;
};

/** Puts the facts in order and carries what is owed from line to line. */
export function statementOf(facts: readonly StatementFact[]): StatementLine[] {
  let owedFen = 0;
  return [...facts]
    .sort((one, other) => one.at.getTime() - other.at.getTime())
    .map((fact) => {
      const owes = fact.kind === "accepted" || fact.kind === "refunded";
      const changeFen = owes ? fact.amountFen : -fact.amountFen;
      owedFen += changeFen;
      return {
        kind: fact.kind,
        day: "day" in fact ? fact.day : dayOf(fact.at),
        sequence: fact.kind === "accepted" ? fact.sequence : null,
        counterparty: fact.kind === "received" ? fact.counterparty : null,
        changeFen,
        owedFen,
      };
    });
}
