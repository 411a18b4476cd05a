import { useText } from "#app/i18n/use-text.tsx";
import { StateBadge, type StateTone } from "#app/ui/elements/badge.tsx";
import type { PaymentState } from "#db/vocabulary/payments.ts";
import type { OrderState } from "#db/vocabulary/procurement.ts";

const orderTones: Record<OrderState, StateTone> = {
  placed: "waiting",
  confirmed: "active",
  declined: "refused",
  cancelled: "closed",
  "partly-dispatched": "moving",
  dispatched: "moving",
  "partly-accepted": "moving",
  accepted: "done",
};

const paymentTones: Record<PaymentState, StateTone> = {
  "not-due": "draft",
  unpaid: "waiting",
  claimed: "active",
  "part-paid": "waiting",
  paid: "done",
  overpaid: "refused",
};

/** Where an order stands. */
export function OrderStateBadge({ state }: { state: OrderState }) {
  const t = useText("vocabulary");
  return <StateBadge tone={orderTones[state]}>{t(`orderStates.${state}`)}</StateBadge>;
}

/** Where an order's payment stands. */
export function PaymentStateBadge({ state }: { state: PaymentState }) {
  const t = useText("vocabulary");
  return <StateBadge tone={paymentTones[state]}>{t(`paymentStates.${state}`)}</StateBadge>;
}
