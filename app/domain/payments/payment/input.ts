import { z } from "zod";
import { isId } from "#app/kernel/id.ts";
import { businessDay, identifier, optionalText, positiveYuan } from "#app/kernel/input.ts";
import { MAX_FEN } from "#app/kernel/money.ts";

/** An amount as a form types it (yuan, text) or as another act hands it over (fen, number); positive fen either way. */
export const yuanOrFen = z.union([positiveYuan, z.number().int().min(1).max(MAX_FEN)]);

/** Made by the form that is sent, so that sending it twice does one thing. */
export const requestKey = z.string().trim().refine(isId, "type");

export const claimTransferInput = z.object({
  orderId: identifier,
  amount: yuanOrFen,
  transferredOn: businessDay,
  note: optionalText(200),
  requestKey,
});
export type ClaimTransfer = z.input<typeof claimTransferInput>;

export const recordRefundInput = z.object({
  orderId: identifier,
  amount: yuanOrFen,
  refundedOn: businessDay,
  note: optionalText(200),
  requestKey,
});
export type RecordRefund = z.input<typeof recordRefundInput>;
