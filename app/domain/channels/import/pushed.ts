/** What a channel sends, as the rows of a file. */
import { z } from "zod";
import { saleFields } from "#db/vocabulary/channels.ts";
import type { ColumnMapping } from "#db/schema/channels.server.ts";
import type { SheetRow } from "#app/domain/channels/reading/sheet.ts";

export const MOST_PUSHED = 1_000;

const value = z
  .union([z.string().max(500), z.number()])
  .transform(String)
  .optional();

/** Each field as text or number; `county` is needed, because a push may hold sales of several. */
export const pushedSales = z
  .array(
    z.strictObject(
      Object.fromEntries(saleFields.map((field) => [field, value])) as Record<
        (typeof saleFields)[number],
        typeof value
      >,
    ),
  )
  .min(1)
  .max(MOST_PUSHED);
export type PushedSale = z.output<typeof pushedSales>[number];

/** The headings of a push are the names of the fields; amounts are in yuan. */
export const PUSHED_HEADINGS: string[] = [...saleFields];
export const PUSHED_MAPPING: ColumnMapping = {
  columns: Object.fromEntries(saleFields.map((field) => [field, field])),
  unit: "yuan",
};

export function pushedRow(sale: PushedSale, index: number): SheetRow {
  return { rowNumber: index + 1, cells: saleFields.map((field) => ({ text: sale[field] ?? "" })) };
}
