/** Whether a sale is 采购 or 销售: pure. The database says the same by `trade_kind_of`, for whoever posts. */
import type { TradeKind } from "#db/vocabulary/ledger.ts";

/** The channel of everything ordered, accepted and paid on this platform. */
export const OWN_CHANNEL = "huiqian";

/**
 * 采购 where a public body or its union spent its budget, and for every order of this platform, which institutions alone place;
 * 销售 where a person or a firm bought elsewhere.
 */
export function tradeKindOf({
  channelCode,
  fundSource,
}: {
  channelCode: string;
  fundSource: string;
}): TradeKind {
  const onMarket = channelCode !== OWN_CHANNEL && (fundSource === "personal" || fundSource === "enterprise");
  return onMarket ? "market-sale" : "procurement";
}
