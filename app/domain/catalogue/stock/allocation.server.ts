import { sql } from "drizzle-orm";
import type { Actor } from "#app/domain/core/context.ts";
import { prepared } from "#app/domain/core/prepared.server.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { newId } from "#app/kernel/id.ts";
import { stockMovements } from "#db/schema/catalogue.server.ts";
import { lockStocks, sumByVariant } from "./lock.server.ts";

/** Packs of one variant that a line asks for; several lines may name one variant. */
export type StockLine = { variantId: string; packs: number };

/**
 * Holds stock for these lines, all of them or none, in rows that the caller has locked and judged before.
 * @throws DomainError `stock.insufficient` when one row has less left.
 */
export async function holdStock(
  ctx: InTransaction<Actor | null>,
  lines: readonly StockLine[],
): Promise<void> {
  await addPacks(ctx, sumByVariant(lines), { onHand: 0, allocated: 1 });
}

/** Gives held stock back: a requisition ended, a line was rejected, an order declined. */
export async function releaseStock(
  ctx: InTransaction<Actor | null>,
  lines: readonly StockLine[],
): Promise<void> {
  const held = sumByVariant(lines);
  await lockStocks(ctx, held.keys());
  await addPacks(ctx, held, { onHand: 0, allocated: -1 });
}

/**
 * Takes dispatched packs out of on-hand stock and out of what was held for them, with a movement per line.
 * @throws DomainError `stock.insufficient` when less is held than leaves.
 */
export async function dispatchStock(
  ctx: InTransaction,
  lines: readonly StockLine[],
  deliveryId: string,
): Promise<void> {
  const leaving = sumByVariant(lines);
  const rows = await lockStocks(ctx, leaving.keys());
  for (const [variantId, packs] of leaving) {
    if ((rows.get(variantId)?.allocatedPacks ?? 0) < packs) throw new DomainError("stock.insufficient");
  }
  await addPacks(ctx, leaving, { onHand: -1, allocated: -1 });
  await ctx.db.insert(stockMovements).values(
    [...leaving].map(([variantId, packs]) => ({
      id: newId(ctx.now),
      variantId,
      kind: "dispatch" as const,
      packs: -packs,
      deliveryId,
      createdAt: ctx.now,
      createdById: ctx.actor.userId,
    })),
  );
}

const moveStock = prepared(
  ["moved", "onHand", "allocated"],
  (_db, { moved, onHand, allocated }) => sql<{ variant_id: string }>`
    update stocks set
      on_hand_packs = on_hand_packs + ${onHand}::int * moved.packs,
      allocated_packs = allocated_packs + ${allocated}::int * moved.packs
    from jsonb_to_recordset(${moved}::text::jsonb) as moved (variant_id uuid, packs int)
    where stocks.variant_id = moved.variant_id
      and allocated_packs + ${allocated}::int * moved.packs between 0 and on_hand_packs + ${onHand}::int * moved.packs
    returning stocks.variant_id`,
);

/**
 * One statement for all rows, which the caller has locked in key order.
 * @throws DomainError `stock.insufficient` when a row would hold more than is there, or less than nothing.
 */
async function addPacks(
  ctx: InTransaction<Actor | null>,
  packs: ReadonlyMap<string, number>,
  sign: { onHand: -1 | 0; allocated: -1 | 1 },
): Promise<void> {
  if (packs.size === 0) return;
  const rows = [...packs].map(([variantId, count]) => ({ variant_id: variantId, packs: count }));
  const moved = await moveStock(ctx, { ...sign, moved: JSON.stringify(rows) });
  if (moved.length !== packs.size) throw new DomainError("stock.insufficient");
}
