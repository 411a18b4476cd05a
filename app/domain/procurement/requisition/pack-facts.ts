import type { PriceTier } from "#app/domain/catalogue/price/tiers.ts";
import type { CertificateSnapshot, WaiverSnapshot } from "#db/schema/orders.server.ts";
import type { StorageClass, TaxTreatment } from "#db/vocabulary/catalogue.ts";
import type { LineFacts } from "./line-check.ts";

/** Everything a line, its page and its order need to know of a pack; certificates apart. */
export type PackFacts = Omit<LineFacts, "lapsingCertificates"> & {
  productId: string;
  productNameZh: string;
  productNameEn: string;
  family: string;
  sku: string;
  packZh: string;
  packEn: string;
  netGrams: number;
  industryCode: string;
  countyCode: string;
  storageClass: StorageClass;
  taxTreatment: TaxTreatment;
  supplierId: string;
  supplierName: string;
  supplierNameEn: string | null;
  tiers: PriceTier[];
};

/** A pack with the certificates of its product on the promised dispatch day. */
export type CertifiedFacts = PackFacts & {
  lapsingCertificates: { nameZh: string; nameEn: string }[];
  certificates: CertificateSnapshot[];
  /** Requirements waived on that day; never shown as certificates. */
  waivers: WaiverSnapshot[];
};
