import { inArray } from "drizzle-orm";
import type { Actor } from "#app/domain/core/context.ts";
import { preparedForList } from "#app/domain/core/prepared.server.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { stocks } from "#db/schema/catalogue.server.ts";

export type StockRow = typeof stocks.$inferSelect;

const lockRows = preparedForList([], (db, _values, variantIds) =>
  db
    .select()
    .from(stocks)
    .where(inArray(stocks.variantId, variantIds))
    .orderBy(stocks.variantId)
    .for("update"),
);

/**
 * Locks the stock rows of these variants in primary-key order, the order in which everybody waits, so that two
 * writers never wait for each other in a circle. What has no stock row is absent.
 */
export async function lockStocksFound(
  ctx: InTransaction<Actor | null>,
  variantIds: Iterable<string>,
): Promise<Map<string, StockRow>> {
  const wanted = [...new Set(variantIds)].filter(isId);
  if (wanted.length === 0) return new Map();
  const rows = await lockRows(ctx, {}, wanted);
  return new Map(rows.map((row) => [row.variantId, row]));
}

/** As {@link lockStocksFound}. @throws DomainError `variant.not_found` when one of them has no stock row. */
export async function lockStocks(
  ctx: InTransaction<Actor | null>,
  variantIds: Iterable<string>,
): Promise<Map<string, StockRow>> {
  const wanted = new Set(variantIds);
  const rows = await lockStocksFound(ctx, wanted);
  if (rows.size !== wanted.size) throw new DomainError("variant.not_found");
  return rows;
}

/** Adds up packs by variant: several lines may hit one stock row. */
export function sumByVariant(lines: Iterable<{ variantId: string; packs: number }>): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { variantId, packs } of lines) sums.set(variantId, (sums.get(variantId) ?? 0) + packs);
  return sums;
}
