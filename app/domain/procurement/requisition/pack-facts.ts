import type { PriceTier } from "#app/domain/catalogue/price/tiers.ts";
import type { CertificateSnapshot, WaiverSnapshot } from "#db/schema/orders.server.ts";
import type { StorageClass, TaxTreatment } from "#db/vocabulary/catalogue.ts";
import type { LineFacts } from "./line-check.ts";

/** What an order freezes of a pack, and whether it is for sale. */
export type GoodsFacts = Pick<LineFacts, "variantId" | "unitZh" | "unitEn" | "forSale" | "saleHeld"> & {
  productId: string;
  productNameZh: string;
  productNameEn: string;
  packZh: string;
  packEn: string;
  netGrams: number;
  industryCode: string;
  countyCode: string;
  storageClass: StorageClass;
  taxTreatment: TaxTreatment;
};

/** Everything a line, its page and its order need to know of a pack; certificates apart. */
export type PackFacts = GoodsFacts &
  Omit<LineFacts, "lapsingCertificates"> & {
    family: string;
    sku: string;
    supplierId: string;
    supplierName: string;
    supplierNameEn: string | null;
    tiers: PriceTier[];
  };

/** What is certified of a pack's product on the promised dispatch day. */
export type Certified = {
  lapsingCertificates: { nameZh: string; nameEn: string }[];
  certificates: CertificateSnapshot[];
  /** Requirements waived on that day; never shown as certificates. */
  waivers: WaiverSnapshot[];
};

/** A pack with the certificates of its product on the promised dispatch day. */
export type CertifiedFacts = PackFacts & Certified;

/** What an order freezes of a pack, with the certificates of its product on the promised dispatch day. */
export type CertifiedGoods = GoodsFacts & Certified;
