import { createHash } from "node:crypto";
import type { DeliveryPlace } from "#db/schema/orders.server.ts";
import type { FundSource, OrderTerms } from "#db/vocabulary/procurement.ts";

/** One line as an approval binds to it; amounts in fen. */
export type ContentLine = { variantId: string; supplierId: string; packs: number; unitPriceFen: number };

/** Everything an approver says yes to. */
export type RequisitionContent = {
  budgetUnitId: string;
  fundSource: FundSource;
  terms: OrderTerms;
  wantedOn: string;
  ownReference: string;
  note: string;
  place: DeliveryPlace;
  lines: readonly ContentLine[];
};

const FORM = "requisition/1";

/** The content as one text: arrays in a fixed order, so that equal content is equal text and nothing is left out. */
export function canonicalContent(content: RequisitionContent): string {
  const { place } = content;
  return JSON.stringify([
    FORM,
    content.budgetUnitId,
    content.fundSource,
    content.terms,
    content.wantedOn,
    content.ownReference,
    content.note,
    [place.label, place.districtCode, place.line, place.contactName, place.contactPhone],
    content.lines.map((line) => [line.variantId, line.supplierId, line.packs, line.unitPriceFen]),
  ]);
}

/** SHA-256 of the canonical content, 64 hexadecimal characters. An approval binds to it: any edit voids the approval. */
export function contentHash(content: RequisitionContent): string {
  return createHash("sha256").update(canonicalContent(content)).digest("hex");
}
