/** What an order has seen, as one list of facts in the order they happened. */
import type {
  AcceptanceState,
  AmendmentState,
  RejectionReason,
  TradeSide,
} from "#db/vocabulary/procurement.ts";
import type { KeptColdChain } from "#db/schema/logistics.server.ts";
import type { PaymentKind } from "#db/vocabulary/payments.ts";

export type OrderFact =
  | { kind: "placed"; at: Date; who: string }
  | { kind: "confirmed" | "declined" | "cancelled"; at: Date; who: string | null; reason: string | null }
  | {
      kind: "amendment";
      at: Date;
      who: string;
      side: TradeSide;
      state: AmendmentState;
      packs: number;
      reason: string | null;
    }
  | { kind: "extended"; at: Date; who: string | null; reason: string | null }
  | { kind: "dispatched"; at: Date; who: string; deliveryId: string; sequence: number; packs: number }
  | {
      kind: "received";
      at: Date;
      who: string;
      acceptanceId: string;
      state: AcceptanceState;
      /** What was known of the cold chain then; null where no shipment was planned. */
      coldChain: KeptColdChain | null;
    }
  | { kind: "accepted"; at: Date; who: string; acceptanceId: string; acceptedFen: number }
  | { kind: "returned"; at: Date; who: string; amountFen: number; reason: RejectionReason }
  | { kind: "unmatched"; at: Date; who: string; amountFen: number; reason: string }
  | { kind: "payment"; at: Date; payment: PaymentKind; amountFen: number }
  | { kind: "invoiced"; at: Date; number: string; amountFen: number; fileId: string | null };

const rank: Record<OrderFact["kind"], number> = {
  placed: 0,
  confirmed: 1,
  declined: 1,
  cancelled: 1,
  extended: 2,
  dispatched: 2,
  received: 3,
  accepted: 4,
  returned: 5,
  amendment: 6,
  invoiced: 7,
  payment: 8,
  unmatched: 9,
};

/** Orders facts by time; facts of one instant stand in the order in which business runs. */
export function orderTimeline(facts: readonly OrderFact[]): OrderFact[] {
  return [...facts].sort((a, b) => a.at.getTime() - b.at.getTime() || rank[a.kind] - rank[b.kind]);
}
