import { z } from "zod";
import { identifier, requiredText } from "#app/kernel/input.ts";
import { saleFields } from "#db/vocabulary/channels.ts";

/** A file of sales as somebody sent it. */
export const uploadSalesInput = z.object({
  channelCode: identifier,
  countyCode: identifier,
});
export type UploadSales = z.input<typeof uploadSalesInput>;

export const importInput = z.object({ importId: identifier });
export type ImportInput = z.input<typeof importInput>;

export const rejectImportInput = importInput.extend({ reason: requiredText(500) });
export type RejectImport = z.input<typeof rejectImportInput>;

const heading = z.string().trim().max(200).optional().default("");

export const chooseColumnsInput = importInput.extend({
  unit: z.enum(["yuan", "wan"]),
  ...(Object.fromEntries(saleFields.map((field) => [field, heading])) as Record<
    (typeof saleFields)[number],
    typeof heading
  >),
});
export type ChooseColumns = z.input<typeof chooseColumnsInput>;
