import { z } from "zod";
import { identifier, optionalText, requiredText } from "#app/kernel/input.ts";
import { optionalWholeNumber, wholeNumber } from "#app/kernel/number-input.ts";
import { processingKinds, storageClasses, taxTreatments } from "#db/vocabulary/catalogue.ts";
import { productFamilies } from "#db/vocabulary/product-families.ts";

/** The most marks a product may claim. */
const MOST_CLAIMS = 10;

/** Claimed marks, one to a line in a form. */
const claims = z
  .union([z.string().transform((text) => text.split("\n")), z.array(z.string())])
  .transform((lines) => [...new Set(lines.map((line) => line.trim()).filter(Boolean))])
  .pipe(z.array(requiredText(120)).max(MOST_CLAIMS))
  .optional()
  .default([]);

const month = optionalWholeNumber(1, 12);

const productFields = {
  nameZh: requiredText(60),
  /** Left empty, the Chinese name stands in. */
  nameEn: optionalText(120),
  industryCode: identifier,
  countyCode: identifier,
  baseId: optionalText(64),
  family: z.enum(productFamilies),
  descriptionZh: optionalText(4000),
  descriptionEn: optionalText(4000),
  storageClass: z.enum(storageClasses),
  processing: z.enum(processingKinds),
  taxTreatment: z.enum(taxTreatments),
  seasonFromMonth: month,
  seasonToMonth: month,
  leadDays: wholeNumber(0, 90),
  shelfLifeDays: optionalWholeNumber(1, 3650),
  claims,
};

type Season = { seasonFromMonth?: number | undefined; seasonToMonth?: number | undefined };

const isSeason = (product: Season) =>
  (product.seasonFromMonth === undefined) === (product.seasonToMonth === undefined);
const season = { path: ["seasonToMonth"], message: "both_or_neither" };

const revision = wholeNumber(1, 1_000_000_000);

export const createProductInput = z.object(productFields).refine(isSeason, season);
export type CreateProduct = z.input<typeof createProductInput>;

export const editProductInput = z
  .object({ productId: identifier, revision, ...productFields })
  .refine(isSeason, season);
export type EditProduct = z.input<typeof editProductInput>;

/** What both forms say of a product, parsed. */
export type ProductDetails = z.output<typeof createProductInput>;

/** The product as the person saw it: a newer one refuses the decision. */
export const productRevisionInput = z.object({ productId: identifier, revision });
export type ProductRevision = z.input<typeof productRevisionInput>;

export const returnProductInput = z.object({ productId: identifier, revision, reason: requiredText(500) });
export type ReturnProduct = z.input<typeof returnProductInput>;

export const productInput = z.object({ productId: identifier });
export type ProductReference = z.input<typeof productInput>;

export const suspendProductInput = z.object({ productId: identifier, reason: requiredText(500) });
export type SuspendProduct = z.input<typeof suspendProductInput>;
