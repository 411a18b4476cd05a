import { z } from "zod";
import { englishOr } from "#app/kernel/english-name.ts";
import { readGtin } from "#app/kernel/gtin.ts";
import { identifier, optionalText, requiredText, wholePacks, wholePacksOrNone } from "#app/kernel/input.ts";
import { positiveMilli, price, wholeNumber } from "#app/kernel/number-input.ts";

/** Price tiers as typed: packs from which on, and the price per pack in yuan. */
const tiers = z
  .array(z.object({ fromPacks: wholePacks, price }))
  .min(1)
  .max(10);

const packFields = {
  sku: requiredText(40),
  packZh: requiredText(40),
  /** Left empty, the Chinese words stand in; so for the counting word. */
  packEn: optionalText(40),
  unitZh: requiredText(10),
  unitEn: optionalText(20),
  /** Net weight of a pack, typed in kilograms. */
  netKilograms: positiveMilli(10_000),
};

/** The pack's own GTIN as typed, read into 14 digits; null when left empty, for a pack that has none. */
const gtin = optionalText(20).transform((text, refusal) => {
  if (text === "") return null;
  const read = readGtin(text);
  if (read !== null) return read;
  refusal.addIssue({ code: "custom", message: "gtin" });
  return z.NEVER;
});

const termFields = {
  gtin: z.union([z.null(), gtin], "gtin"),
  moqPacks: wholePacks,
  multiplePacks: wholePacks,
  weeklyCapacityPacks: wholePacksOrNone,
  position: wholeNumber(0, 1000).optional().default(0),
  tiers,
};

/** The tiers as a form offers them: rows left empty are dropped before the act is asked. */
const offeredTiers = z
  .array(z.object({ fromPacks: wholePacks.optional(), price: price.optional() }))
  .max(10)
  .refine((rows) => rows.some((row) => row.fromPacks !== undefined || row.price !== undefined), "tier");

export const addVariantInput = z.object({ productId: identifier, ...packFields, ...termFields });
export type AddVariant = z.input<typeof addVariantInput>;

export const addVariantFormInput = addVariantInput.omit({ productId: true }).extend({ tiers: offeredTiers });

/** What a pack is called, with the Chinese words where no English ones were given. */
export function packWords<Words extends Record<"packZh" | "packEn" | "unitZh" | "unitEn", string>>(
  words: Words,
): Words {
  return {
    ...words,
    packEn: englishOr(words.packEn, words.packZh),
    unitEn: englishOr(words.unitEn, words.unitZh),
  };
}

export const editPackInput = z.object({ variantId: identifier, ...packFields });
export type EditPack = z.input<typeof editPackInput>;

export const setVariantTermsInput = z.object({
  variantId: identifier,
  ...termFields,
  isActive: z.boolean().optional().default(false),
});
export type SetVariantTerms = z.input<typeof setVariantTermsInput>;

export const setVariantTermsFormInput = setVariantTermsInput
  .omit({ variantId: true })
  .extend({ tiers: offeredTiers });

export const addPriceEvidenceInput = z.object({
  productId: identifier,
  packZh: requiredText(40),
  low: price,
  high: price,
  basis: requiredText(200),
  sourceUrl: optionalText(500).refine((text) => text === "" || /^https?:\/\/\S+$/.test(text), "url"),
});
export type AddPriceEvidence = z.input<typeof addPriceEvidenceInput>;

export const removePriceEvidenceInput = z.object({ productId: identifier, evidenceId: identifier });
export type RemovePriceEvidence = z.input<typeof removePriceEvidenceInput>;
