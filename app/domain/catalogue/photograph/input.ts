import { z } from "zod";
import { identifier, optionalText } from "#app/kernel/input.ts";

/** The most photographs a product may have. */
export const MOST_PHOTOGRAPHS = 9;

export const addPhotographInput = z.object({
  productId: identifier,
  fileId: identifier,
  altZh: optionalText(120),
});
export type AddPhotograph = z.input<typeof addPhotographInput>;

export const photographInput = z.object({ productId: identifier, fileId: identifier });
export type PhotographReference = z.input<typeof photographInput>;
