import { z } from "zod";
import { identifier, requiredText } from "#app/kernel/input.ts";

export const confirmOrderInput = z.object({ orderId: identifier });
export type ConfirmOrder = z.input<typeof confirmOrderInput>;

export const declineOrderInput = z.object({ orderId: identifier, reason: requiredText(500) });
export type DeclineOrder = z.input<typeof declineOrderInput>;

export const cancelOrderInput = z.object({ orderId: identifier, reason: requiredText(500) });
export type CancelOrder = z.input<typeof cancelOrderInput>;
