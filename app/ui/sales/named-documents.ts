import type { Text } from "#app/i18n/text.ts";

/** The numbers of the documents that a sale made elsewhere names; null where it has none. */
export interface SaleDocumentNumbers {
  fapiaoNumber: string | null;
  orderNumber: string | null;
  contractNumber: string | null;
  deliveryNumber: string | null;
}

/** The documents a sale names, each as what it is called and its number. */
export function namedDocuments(
  words: Text<"vocabulary">,
  { fapiaoNumber, orderNumber, contractNumber, deliveryNumber }: SaleDocumentNumbers,
): { name: string; number: string }[] {
  const numbers = [
    ["fapiao", fapiaoNumber],
    ["order", orderNumber],
    ["contract", contractNumber],
    ["delivery", deliveryNumber],
  ] as const;
  return numbers.flatMap(([field, number]) =>
    number === null ? [] : [{ name: words(`saleFields.${field}`), number }],
  );
}
