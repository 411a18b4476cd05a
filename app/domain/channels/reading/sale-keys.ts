/** What identifies a sale: the keys under which it is counted, once. */
export type SaleDocuments = {
  channelCode: string;
  fapiaoNumber: string | null;
  orderNumber: string | null;
  contractNumber: string | null;
  deliveryNumber: string | null;
  line: string | null;
  refundOf: string | null;
  occurredOn: string;
  amountFen: number;
};

const ONLY_LINE = "1";

/** Keys of a sale, strongest first; rows of one document are told apart by their line, and a row without one is the first. */
export function keysOfSale(sale: SaleDocuments): string[] {
  const line = sale.line ?? ONLY_LINE;
  const keys: string[] = [];
  const { channelCode, fapiaoNumber, orderNumber, contractNumber, deliveryNumber, refundOf } = sale;
  if (fapiaoNumber !== null && fapiaoNumber !== refundOf) keys.push(`fapiao:${fapiaoNumber}#${line}`);
  if (orderNumber !== null && orderNumber !== refundOf)
    keys.push(`order:${channelCode}:${orderNumber}#${line}`);
  if (contractNumber !== null && deliveryNumber !== null)
    keys.push(`delivery:${contractNumber}:${deliveryNumber}#${line}`);
  if (refundOf !== null)
    keys.push(`refund:${channelCode}:${refundOf}:${sale.occurredOn}:${sale.amountFen}#${line}`);
  return keys;
}

/** The keys one of which the sale must have that a refund takes back. */
export function keysOfRefunded({ channelCode, refundOf, line }: SaleDocuments): string[] {
  if (refundOf === null) return [];
  return [`fapiao:${refundOf}`, `order:${channelCode}:${refundOf}`].map(
    (key) => `${key}#${line ?? ONLY_LINE}`,
  );
}
