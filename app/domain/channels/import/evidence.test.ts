import { expect, it } from "vitest";
import { evidenceText, readEvidence } from "./evidence.ts";

const none = { fapiaoNumber: null, orderNumber: null, contractNumber: null, deliveryNumber: null };

it.each([
  ["without a document", none],
  ["with an invoice", { ...none, fapiaoNumber: "24522000000000000001" }],
  ["with an order", { ...none, orderNumber: "832-0001" }],
  ["with a delivery", { ...none, contractNumber: "HT-2026/7", deliveryNumber: "S-1" }],
  [
    "with all of them",
    { fapiaoNumber: "1", orderNumber: "2, 3", contractNumber: "HT / 9", deliveryNumber: "S-1" },
  ],
])("what names a row %s is read back", (_, documents) => {
  const text = evidenceText(5, { rowNumber: 12, ...documents });
  expect(readEvidence(text)).toEqual({ importNumber: 5, rowNumber: 12, ...documents });
});

it.each(["PO-2026-8UBKY-000001-1", "", "import #5", "import #5 row 2, note x"])(
  "%j names no row of an import",
  (text) => expect(readEvidence(text)).toBeNull(),
);
