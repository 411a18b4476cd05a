import { z } from "zod";
import { identifier, optionalText, requiredText } from "#app/kernel/input.ts";
import { positiveMilli } from "#app/kernel/number-input.ts";

/** Degrees with up to six decimals, as millionths; empty where the point is not known. */
const degrees = (limit: number) =>
  z
    .string()
    .optional()
    .default("")
    .transform((text, refusal) => {
      const typed = text.normalize("NFKC").trim();
      if (typed === "") return null;
      const number = /^-?\d{1,3}(\.\d{1,6})?$/.test(typed) ? Number(typed) : Number.NaN;
      if (Math.abs(number) <= limit) return Math.round(number * 1_000_000);
      refusal.addIssue({ code: "custom", message: "number" });
      return z.NEVER;
    });

const baseFields = {
  nameZh: requiredText(60),
  nameEn: requiredText(120),
  countyCode: identifier,
  township: requiredText(40),
  village: optionalText(40),
  /** Area in mu, up to three decimals. */
  areaMu: positiveMilli(10_000_000),
  latitude: degrees(90),
  longitude: degrees(180),
};

export const createBaseInput = z.object(baseFields);
export type CreateBase = z.input<typeof createBaseInput>;
export type BaseDetails = z.output<typeof createBaseInput>;

export const editBaseInput = z.object({ baseId: identifier, ...baseFields });
export type EditBase = z.input<typeof editBaseInput>;
