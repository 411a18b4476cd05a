import { z } from "zod";
import { isId } from "#app/kernel/id.ts";
import { businessDay, identifier, optionalText, requiredText, yuanOrFen } from "#app/kernel/input.ts";

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

/** A received amount of an order that the payer knows to be its own. */
export const confirmReceiptInput = z.object({ orderId: identifier, paymentId: identifier });
export type ConfirmReceipt = z.input<typeof confirmReceiptInput>;

export const extendPaymentInput = z.object({ orderId: identifier, reason: requiredText(300) });
export type ExtendPayment = z.input<typeof extendPaymentInput>;

export const recordRefundInput = z.object({
  orderId: identifier,
  amount: yuanOrFen,
  refundedOn: businessDay,
  note: optionalText(200),
  requestKey,
});
export type RecordRefund = z.input<typeof recordRefundInput>;
