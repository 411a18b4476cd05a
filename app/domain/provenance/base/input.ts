import { z } from "zod";
import { identifier, optionalText, requiredText } from "#app/kernel/input.ts";
import { optionalDecimal, positiveMilli } from "#app/kernel/number-input.ts";

const baseFields = {
  nameZh: requiredText(60),
  /** Left empty, the Chinese name stands in. */
  nameEn: optionalText(120),
  countyCode: identifier,
  township: requiredText(40),
  village: optionalText(40),
  /** Area in mu, up to three decimals. */
  areaMu: positiveMilli(10_000_000),
  /** Degrees with up to six decimals; empty where the point is not known. */
  latitude: optionalDecimal(6, 90),
  longitude: optionalDecimal(6, 180),
  /** Corners as `readOutline` reads them; empty where it is not drawn. */
  outline: optionalText(20_000),
};

export const createBaseInput = z.object(baseFields);
export type CreateBase = z.input<typeof createBaseInput>;
export type BaseDetails = z.output<typeof createBaseInput>;

export const editBaseInput = z.object({ baseId: identifier, ...baseFields });
export type EditBase = z.input<typeof editBaseInput>;
