import type { OrderState } from "#db/vocabulary/procurement.ts";

/** What an order line has seen so far, in packs. */
export type LineProgress = {
  packs: number;
  dispatchedPacks: number;
  acceptedPacks: number;
  shortPacks: number;
  rejectedPacks: number;
};

/**
 * The state of a confirmed order as its goods tell it: every writer of quantities calls this one function.
 * Everything dispatched and answered for is `accepted`; something answered for, `partly-accepted`.
 */
export function orderProgress(lines: readonly LineProgress[]): OrderState {
  let ordered = 0;
  let dispatched = 0;
  let answered = 0;
  for (const line of lines) {
    ordered += line.packs;
    dispatched += line.dispatchedPacks;
    answered += line.acceptedPacks + line.shortPacks + line.rejectedPacks;
  }
  if (dispatched === 0) return "confirmed";
  if (answered === 0) return dispatched < ordered ? "partly-dispatched" : "dispatched";
  return answered < ordered ? "partly-accepted" : "accepted";
}
