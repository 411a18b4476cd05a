import { asc, inArray, sql } from "drizzle-orm";
import type { Actor } from "#app/domain/core/context.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { stocks } from "#db/schema/catalogue.server.ts";

type Hold = { variantId: string; packs: number };

/** Sums packs per variant: several lines may hit one stock row. */
export function packsPerVariant(lines: readonly Hold[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { variantId, packs } of lines) sums.set(variantId, (sums.get(variantId) ?? 0) + packs);
  return sums;
}

/** Locks stock rows in primary-key order; what is read of them afterwards holds until the transaction ends. */
export async function lockStocks(
  ctx: InTransaction<Actor | null>,
  variantIds: readonly string[],
): Promise<void> {
  await ctx.db
    .select({ variantId: stocks.variantId })
    .from(stocks)
    .where(inArray(stocks.variantId, [...new Set(variantIds)].filter(isId)))
    .orderBy(asc(stocks.variantId))
    .for("update");
}

/**
 * Adds the lines' packs to what is allocated of rows locked before, all of them or none.
 * @throws DomainError `stock.insufficient` when one row has less left.
 */
export async function holdStock(ctx: InTransaction, lines: readonly Hold[]): Promise<void> {
  await moveAllocation(ctx, packsPerVariant(lines), 1);
}

/** Locks the lines' stock rows and takes their packs off what is allocated. */
export async function releaseStock(ctx: InTransaction<Actor | null>, lines: readonly Hold[]): Promise<void> {
  if (lines.length === 0) return;
  await lockStocks(
    ctx,
    lines.map((line) => line.variantId),
  );
  await moveAllocation(ctx, packsPerVariant(lines), -1);
}

async function moveAllocation(
  ctx: InTransaction<Actor | null>,
  sums: Map<string, number>,
  direction: 1 | -1,
): Promise<void> {
  const moved = sql.join(
    [...sums].map(([variantId, packs]) => sql`(${variantId}::uuid, ${direction * packs}::int)`),
    sql`, `,
  );
  const rows = await ctx.db.execute(sql`
    update ${stocks} as s set allocated_packs = s.allocated_packs + moved.packs
    from (values ${moved}) as moved (variant_id, packs)
    where s.variant_id = moved.variant_id and s.allocated_packs + moved.packs between 0 and s.on_hand_packs
    returning s.variant_id`);
  if (rows.length !== sums.size) throw new DomainError("stock.insufficient");
}
