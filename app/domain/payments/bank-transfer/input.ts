import { z } from "zod";
import { identifier, optionalText, requiredText } from "#app/kernel/input.ts";

export const uploadStatementInput = z.object({
  fileName: requiredText(200),
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
});
export type UploadStatement = z.input<typeof uploadStatementInput>;

/** The order is named as people name it: its number, or the payment reference. */
export const matchLineInput = z.object({ lineId: identifier, order: requiredText(60) });
export type MatchLine = z.input<typeof matchLineInput>;

/** Takes back the match of a line that pays another order, or none. */
export const unmatchLineInput = z.object({ lineId: identifier, reason: requiredText(200) });
export type UnmatchLine = z.input<typeof unmatchLineInput>;

export const ignoreLineInput = z.object({ lineId: identifier, note: requiredText(200) });
export type IgnoreLine = z.input<typeof ignoreLineInput>;

export const reopenLineInput = z.object({ lineId: identifier, note: optionalText(200) });
export type ReopenLine = z.input<typeof reopenLineInput>;
