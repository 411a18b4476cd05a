import { sql } from "drizzle-orm";
import type { Actor } from "#app/domain/core/context.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";

/** What a key was counted for: an entry, or another row on its way, or an order on this platform. */
export type Counted = {
  key: string;
  importId: string | null;
  rowNumber: number | null;
  entryId: number | null;
  importNumber: number | null;
  orderNumber: string | null;
};

/** What of these keys, or (with `documents`) of these documents whatever the line, was counted already. */
export async function readCounted(
  { db }: InTransaction<Actor | null>,
  by: { keys: readonly string[] } | { documents: readonly string[] },
): Promise<Counted[]> {
  const list = "keys" in by ? by.keys : by.documents;
  if (list.length === 0) return [];
  const column = "keys" in by ? sql`k.key` : sql`split_part(k.key, '#', 1)`;
  return db.execute<Counted>(sql`
    select k.key, k.import_id as "importId", k.row_number as "rowNumber", r.entry_id as "entryId",
      i.number as "importNumber", o.number as "orderNumber"
    from counted_sale_keys k
    left join channel_import_rows r on r.import_id = k.import_id and r.row_number = k.row_number
    left join channel_imports i on i.id = k.import_id
    left join purchase_orders o on o.id = k.order_id
    where ${column} in (select jsonb_array_elements_text(${JSON.stringify(list)}::text::jsonb))`);
}

/** The number of the document that a key stands for. */
export const documentOf = (key: string) => key.split("#")[0]?.split(":").at(-1) ?? "";

/** What problems call a row of an import. */
export const rowName = (importNumber: number, rowNumber: number) => `#${importNumber}/${rowNumber}`;

/** Says what a row repeats, as its problem names it. */
export function repeats(counted: Counted): { code: "counted" | "registered"; value: string; other: string } {
  const value = documentOf(counted.key);
  if (counted.orderNumber !== null) return { code: "registered", value, other: counted.orderNumber };
  return {
    code: "counted",
    value,
    other:
      counted.entryId === null
        ? rowName(counted.importNumber ?? 0, counted.rowNumber ?? 0)
        : String(counted.entryId),
  };
}
