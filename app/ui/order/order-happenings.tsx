import { Link } from "@remix-run/react";
import type { Text } from "#app/i18n/text.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { InstantText } from "#app/ui/elements/date.tsx";
import { formatCount, formatMoney } from "#app/ui/elements/format.ts";
import { type KeptView, keptWords } from "#app/ui/logistics/kept-cold-chain.tsx";
import type { TimelineEntry } from "#app/ui/primitives/facts.tsx";
import type { PaymentKind } from "#db/vocabulary/payments.ts";
import type {
  AcceptanceState,
  AmendmentState,
  RejectionReason,
  TradeSide,
} from "#db/vocabulary/procurement.ts";

type At = Date | string;

/** What happened to an order, as its page tells it. */
export type OrderHappening =
  | { kind: "placed"; at: At; who: string }
  | { kind: "confirmed" | "declined" | "cancelled"; at: At; who: string | null; reason: string | null }
  | {
      kind: "amendment";
      at: At;
      who: string;
      side: TradeSide;
      state: AmendmentState;
      packs: number;
      reason: string | null;
    }
  | { kind: "extended"; at: At; who: string | null; reason: string | null }
  | { kind: "dispatched"; at: At; who: string; deliveryId: string; sequence: number; packs: number }
  | { kind: "received"; at: At; who: string; state: AcceptanceState; coldChain: KeptView | null }
  | { kind: "accepted"; at: At; who: string; acceptedFen: number }
  | { kind: "returned"; at: At; who: string; amountFen: number; reason: RejectionReason }
  | { kind: "unmatched"; at: At; who: string; amountFen: number; reason: string }
  | { kind: "payment"; at: At; payment: PaymentKind; amountFen: number }
  | { kind: "invoiced"; at: At; number: string; amountFen: number; fileId: string | null };

/** The timeline entries of an order's page; `deliveryHref` leads to the deliveries a reader may open. */
export function useHappenings(
  timeline: readonly OrderHappening[],
  deliveryHref?: (deliveryId: string) => string,
): TimelineEntry[] {
  const t = useText("orders");
  const words = useText("vocabulary");
  const travel = useText("logistics");
  return timeline.map((happening, position) => ({
    key: String(position),
    time: <InstantText at={happening.at} />,
    ...leading(
      { ...wording(happening, t, words), ...coldChainOf(happening, t, travel) },
      happening,
      deliveryHref,
    ),
  }));
}

function leading(
  entry: Wording,
  happening: OrderHappening,
  deliveryHref: ((deliveryId: string) => string) | undefined,
): Wording {
  if (happening.kind === "invoiced" && happening.fileId)
    return { ...entry, title: <a href={paths.file(happening.fileId)}>{entry.title}</a> };
  if (happening.kind !== "dispatched" || !deliveryHref) return entry;
  return { ...entry, title: <Link to={deliveryHref(happening.deliveryId)}>{entry.title}</Link> };
}

/** What was known of the cold chain when the receiver signed. */
function coldChainOf(
  happening: OrderHappening,
  t: Text<"orders">,
  travel: Text<"logistics">,
): Pick<Wording, "detail"> {
  const what = happening.kind === "received" ? keptWords(happening.coldChain, travel) : null;
  return what === null ? {} : { detail: t("happened.cold_chain", { what }) };
}

type Wording = Pick<TimelineEntry, "title" | "actor" | "detail" | "tone">;

function wording(happening: OrderHappening, t: Text<"orders">, words: Text<"vocabulary">): Wording {
  switch (happening.kind) {
    case "placed":
      return { title: t("happened.placed"), actor: happening.who };
    case "confirmed":
      return { title: t("happened.confirmed"), actor: happening.who };
    case "declined":
    case "cancelled":
      return {
        title: t(`happened.${happening.kind}`),
        actor: happening.who,
        tone: "problem",
        detail: happening.reason ? t("happened.reason", { reason: happening.reason }) : undefined,
      };
    case "extended":
      return {
        title: t("happened.extended"),
        actor: happening.who,
        detail: happening.reason ? t("happened.reason", { reason: happening.reason }) : undefined,
      };
    case "amendment":
      return {
        title:
          happening.state === "proposed"
            ? t(`happened.amendment.${happening.side}`, { packs: formatCount(happening.packs) })
            : t(`happened.amendment.${happening.state}`, { packs: formatCount(happening.packs) }),
        actor: happening.who,
        tone: happening.state === "declined" ? "problem" : undefined,
        detail: happening.reason ? t("happened.reason", { reason: happening.reason }) : undefined,
      };
    case "dispatched":
      return {
        title: t("happened.dispatched", {
          sequence: happening.sequence,
          packs: formatCount(happening.packs),
        }),
        actor: happening.who,
      };
    case "received":
      return {
        title: t(
          happening.state === "signed"
            ? "happened.received_signed"
            : happening.state === "withdrawn"
              ? "happened.withdrawn"
              : "happened.received",
        ),
        actor: happening.who,
      };
    case "accepted":
      return {
        title: t("happened.accepted", { amount: formatMoney(happening.acceptedFen) }),
        actor: happening.who,
      };
    case "returned":
      return {
        title: t("happened.returned", {
          amount: formatMoney(happening.amountFen),
          reason: words(`rejectionReasons.${happening.reason}`),
        }),
        actor: happening.who,
        tone: "problem",
      };
    case "unmatched":
      return {
        title: t("happened.unmatched", { amount: formatMoney(happening.amountFen) }),
        actor: happening.who,
        tone: "problem",
        detail: t("happened.reason", { reason: happening.reason }),
      };
    case "payment": {
      const key = (
        {
          claimed: "happened.claimed",
          received: "happened.payment",
          refunded: "happened.refunded",
        } as const
      )[happening.payment];
      return { title: t(key, { amount: formatMoney(happening.amountFen) }) };
    }
    case "invoiced":
      return {
        title: t("happened.invoiced", {
          number: happening.number,
          amount: formatMoney(happening.amountFen),
        }),
      };
  }
}
