import { lineAmountFen, sumFen } from "#app/kernel/money.ts";

export type PricedLine = { id: string; orderLineId: string; unitPriceFen: number };
export type Answer = {
  deliveryLineId: string;
  acceptedPacks: number;
  shortPacks: number;
  rejectedPacks: number;
};

/** What an acceptance does to its order: packs per order line, money per delivery line and in all (fen). */
export type Outcome = {
  packsOfLine: ReadonlyMap<string, { accepted: number; short: number; rejected: number }>;
  amountOfDeliveryLine: ReadonlyMap<string, number>;
  totalFen: number;
};

/** Adds up an acceptance: accepted packs × the order's frozen price, nothing for short and rejected packs. */
export function outcomeOf(delivered: readonly PricedLine[], answers: readonly Answer[]): Outcome {
  const answerOf = new Map(answers.map((answer) => [answer.deliveryLineId, answer]));
  const packsOfLine = new Map<string, { accepted: number; short: number; rejected: number }>();
  const amountOfDeliveryLine = new Map<string, number>();
  for (const line of delivered) {
    const answer = answerOf.get(line.id);
    if (!answer) continue;
    const packs = packsOfLine.get(line.orderLineId) ?? { accepted: 0, short: 0, rejected: 0 };
    packsOfLine.set(line.orderLineId, {
      accepted: packs.accepted + answer.acceptedPacks,
      short: packs.short + answer.shortPacks,
      rejected: packs.rejected + answer.rejectedPacks,
    });
    amountOfDeliveryLine.set(line.id, lineAmountFen(answer.acceptedPacks, line.unitPriceFen));
  }
  return { packsOfLine, amountOfDeliveryLine, totalFen: sumFen(amountOfDeliveryLine.values()) };
}
