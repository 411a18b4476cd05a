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

/** What the form says besides the picture itself. */
export const uploadPhotographInput = addPhotographInput.omit({ fileId: true });
export type UploadPhotograph = z.input<typeof uploadPhotographInput>;

export const photographInput = z.object({ productId: identifier, fileId: identifier });
export type PhotographReference = z.input<typeof photographInput>;
