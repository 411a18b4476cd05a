/** Words stored in rows about products and what is sold of them. */

/** draft → submitted (for review) → verified → published ⇄ withdrawn; a reviewer may return or suspend. */
export const productStates = [
  "draft",
  "submitted",
  "verified",
  "published",
  "withdrawn",
  "suspended",
] as const;
export type ProductState = (typeof productStates)[number];

/** Chilled: above freezing to ≤ 8 °C (GB/T 24616-2019); frozen: ≤ −18 °C. */
export const storageClasses = ["ambient", "chilled", "frozen"] as const;
export type StorageClass = (typeof storageClasses)[number];

/** How far a product is worked; decides which certificates it must carry. */
export const processingKinds = [
  "fresh",
  "primary",
  "packaged-food",
  "livestock",
  "aquatic",
  "craft",
] as const;
export type ProcessingKind = (typeof processingKinds)[number];

/** Set by the seller for the line and checked at the invoice; the platform never infers it. */
export const taxTreatments = ["exempt-own-produce", "vat-0", "vat-1", "vat-3", "vat-9", "vat-13"] as const;
export type TaxTreatment = (typeof taxTreatments)[number];

export const stockMovementKinds = ["receipt", "dispatch", "correction", "return"] as const;
export type StockMovementKind = (typeof stockMovementKinds)[number];
