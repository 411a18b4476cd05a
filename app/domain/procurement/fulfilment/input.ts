import { z } from "zod";
import { businessDay, identifier, optionalText, wholePacksOrNone } from "#app/kernel/input.ts";
import { wholeNumber } from "#app/kernel/number-input.ts";

/** Order lines (at most 200) times the batches each may be drawn from. */
const MOST_LINES = 600;

/** An empty field of the dispatch form draws nothing from its batch. */
const drawnPacks = z.preprocess((value) => (value === "" ? 0 : value), wholePacksOrNone);

export const dispatchInput = z.object({
  orderId: identifier,
  /** Which delivery of the order this is (1, 2, 3 …): the same form sent twice names a number already taken. */
  sequence: wholeNumber(1, 10_000),
  carrier: optionalText(80),
  vehicle: optionalText(40),
  waybill: optionalText(60),
  dispatchedOn: businessDay,
  /** Packs of an order line drawn from one batch. */
  lines: z
    .array(z.object({ orderLineId: identifier, batchId: identifier, packs: drawnPacks }))
    .max(MOST_LINES),
});
export type Dispatch = z.input<typeof dispatchInput>;
