import type { ProcessingKind, StorageClass, TaxTreatment } from "../vocabulary/catalogue.ts";
import type { ProductFamily } from "../vocabulary/product-families.ts";

/**
 * A product of the prefecture in the demonstration world. Name, county, packs and claims follow public pages where
 * `sourceUrl` names one; prices, order quantities and capacities are invented and shown as 演示数据.
 */
export type DemoProduct = {
  nameZh: string;
  nameEn: string;
  county: string;
  industry: string;
  family: ProductFamily;
  processing: ProcessingKind;
  storage: StorageClass;
  tax: TaxTreatment;
  shelfLifeDays: number | null;
  leadDays: number;
  /** First and last month of the season, inclusive; null when sold all year. */
  season: [number, number] | null;
  /** Marks public pages claim; shown as claimed until a certificate backs them. */
  claims: string[];
  sourceUrl: string | null;
  /** A price seen in public, with the ground it stands on. */
  marketPrice?: { pack: string; lowFen: number; highFen: number; basis: string };
  packs: DemoPack[];
};

export type DemoPack = {
  packZh: string;
  packEn: string;
  unitZh: string;
  unitEn: string;
  netGrams: number;
  /** Price of one pack at the minimum order, in fen. */
  priceFen: number;
  moq: number;
  multiple: number;
  /** Packs that can be supplied in a week. */
  weekly: number;
};
