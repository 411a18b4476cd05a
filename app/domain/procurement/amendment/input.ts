import { z } from "zod";
import { identifier, requiredText, wholePacksOrNone } from "#app/kernel/input.ts";

/** An order has at most 200 lines. */
const MOST_LINES = 200;

/** An empty field gives up nothing of its line. */
const waivedPacks = z.preprocess((value) => (value === "" ? 0 : value), wholePacksOrNone);

export const proposeAmendmentInput = z.object({
  orderId: identifier,
  reason: requiredText(500),
  /** Packs of each line that will not be delivered. */
  lines: z
    .array(z.object({ orderLineId: identifier, packs: waivedPacks }))
    .min(1)
    .max(MOST_LINES),
});
export type ProposeAmendment = z.input<typeof proposeAmendmentInput>;

/** The proposal is named beside its order, so that nobody answers another one than was read. */
const named = { orderId: identifier, amendmentId: identifier };

export const agreeAmendmentInput = z.object(named);
/** A proposal of an order. */
export type NamedAmendment = z.output<typeof agreeAmendmentInput>;
export type AgreeAmendment = z.input<typeof agreeAmendmentInput>;

export const declineAmendmentInput = z.object({ ...named, reason: requiredText(500) });
export type DeclineAmendment = z.input<typeof declineAmendmentInput>;

export const withdrawAmendmentInput = z.object(named);
export type WithdrawAmendment = z.input<typeof withdrawAmendmentInput>;
