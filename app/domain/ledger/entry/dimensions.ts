/** The facts an entry is counted by: pure, so that what goes where is decided in one place. */
import { type Day, monthOf, yearOf } from "#app/kernel/calendar.ts";
import { OWN_CHANNEL } from "../policy/trade-kind.ts";
import type { SellerForce } from "#db/vocabulary/organisations.ts";
import type { FundSource } from "#db/vocabulary/procurement.ts";
import type { BuyerRegion } from "#db/vocabulary/regions.ts";

/** Who sold to whom and from which fund, the same for every line of an order. */
export type SaleParties = {
  orderId: string;
  supplierId: string;
  sellerForce: SellerForce;
  buyerId: string;
  /** The district the buying organisation belongs to, not the one its goods are delivered to. */
  buyerDistrictCode: string;
  buyerRegion: BuyerRegion;
  fundSource: FundSource;
  /** Invented trade: the order is, or one of its parties. */
  isDemo: boolean;
};

/** What was accepted of one delivery line: the smallest thing that becomes an entry. */
export type AcceptedLine = {
  orderLineId: string;
  deliveryLineId: string;
  /** Accepted packs × frozen unit price, in fen, above zero. */
  amountFen: number;
  /** Where the goods come from. */
  countyCode: string;
  industryCode: string;
};

export type SaleFacts = SaleParties &
  AcceptedLine & {
    acceptanceId: string;
    /** The business day both signatures stood under the acceptance. */
    occurredOn: Day;
    channelCode: string;
  };

/** The entries of one acceptance: every accepted line with an amount, under the parties of its order. */
export function saleFactsOf(
  parties: SaleParties,
  acceptance: { acceptanceId: string; occurredOn: Day },
  lines: readonly AcceptedLine[],
): SaleFacts[] {
  return lines
    .filter((line) => line.amountFen > 0)
    .map((line) => ({ ...parties, ...line, ...acceptance, channelCode: OWN_CHANNEL }));
}

/** A pair of the plan: a county and its district, from a day on. */
export type Pairing = { countyCode: string; districtCode: string; since: Day };

/** The district a county is paired with on a day: that of its latest pair begun by then; null where it has none. */
export function pairedOn(pairings: readonly Pairing[], countyCode: string, day: Day): string | null {
  const begun = pairings.filter((pair) => pair.countyCode === countyCode && pair.since <= day);
  begun.sort((a, b) =>
    a.since === b.since ? (a.districtCode < b.districtCode ? -1 : 1) : a.since > b.since ? -1 : 1,
  );
  return begun[0]?.districtCode ?? null;
}

/** Year and month a day is summed under. */
export function periodOf(day: Day): { year: number; month: number } {
  return { year: yearOf(day), month: monthOf(day) };
}

/**
 * How much of a sale may still be reversed: its amount less what earlier returns took back, in fen.
 * `reversedFen` is the (negative or zero) sum of its reversals.
 */
export function reversibleFen(saleFen: number, reversedFen: number): number {
  return saleFen + reversedFen;
}
