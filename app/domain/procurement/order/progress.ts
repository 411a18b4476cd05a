import type { OrderState } from "#db/vocabulary/procurement.ts";

/** What an order line has seen so far, in packs. */
export type LineProgress = {
  packs: number;
  /** Packs that both sides agreed will not be delivered. */
  waivedPacks: number;
  dispatchedPacks: number;
  acceptedPacks: number;
  shortPacks: number;
  rejectedPacks: number;
};

/** Packs of a line that are still to leave: ordered, not waived and not dispatched. */
export function owedPacks(line: Pick<LineProgress, "packs" | "waivedPacks" | "dispatchedPacks">): number {
  return line.packs - line.waivedPacks - line.dispatchedPacks;
}

/**
 * The state of a confirmed order as its goods tell it: every writer of quantities calls this one function.
 * Everything that was to come dispatched and answered for is `accepted`; something answered for, `partly-accepted`;
 * an order of which both sides waived every pack is `cancelled`.
 */
export function orderProgress(lines: readonly LineProgress[]): OrderState {
  let toCome = 0;
  let dispatched = 0;
  let answered = 0;
  for (const line of lines) {
    toCome += line.packs - line.waivedPacks;
    dispatched += line.dispatchedPacks;
    answered += line.acceptedPacks + line.shortPacks + line.rejectedPacks;
  }
  if (toCome === 0) return "cancelled";
  if (dispatched === 0) return "confirmed";
  if (answered === 0) return dispatched < toCome ? "partly-dispatched" : "dispatched";
  return answered < toCome ? "partly-accepted" : "accepted";
}
