import { endSaleHold, lockProducts } from "#app/domain/catalogue/product/hold-sale.server.ts";
import { lockStocks } from "#app/domain/catalogue/stock/lock.server.ts";
import { moveOnHand } from "#app/domain/catalogue/stock/move.server.ts";
import { bumpCatalogueVersion } from "#app/domain/catalogue/version.server.ts";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { type InTransaction, inTransaction } from "#app/domain/core/transaction.server.ts";
import { countedGrams, uncoveredGrams } from "#app/domain/recall/recall/coverage.ts";
import { type ResumeSale, resumeSaleInput } from "#app/domain/recall/recall/input.ts";
import {
  endHold,
  listStockedPacks,
  lockOwnHold,
  sumCleanGrams,
} from "#app/domain/recall/recall/sale-hold.server.ts";
import { dayOf } from "#app/kernel/calendar.ts";
import { DomainError, type FieldIssue } from "#app/kernel/errors.ts";

type Counted = { variantId: string; packZh: string; netGrams: number; countedPacks: number; index: number };

/**
 * The supplier's manager declares that the stock of a product was counted without the recalled goods, gives the count of
 * every pack, and the product is sold again; the books follow the count. Refused while more is counted than the batches
 * free of recall have left: then recalled goods must be among it. Locks: product, the hold, stock rows in key order.
 * @throws DomainError `recall.not_found`, `recall.sale_resumed`, `recall.count_missing`, `variant.not_found`,
 * `recall.stock_uncovered`, `stock.below_allocated`.
 */
export async function resumeSale(ctx: AnyContext, raw: ResumeSale): Promise<{ isFree: boolean }> {
  requireCan(ctx, "sale.resume");
  const { recallId, productId, counts, statement } = resumeSaleInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    await lockProducts(ctx, [productId]);
    const { number } = await lockOwnHold(ctx, { recallId, productId });
    const counted = pairCounts(await listStockedPacks(ctx, productId), counts);
    const cleanGrams = await sumCleanGrams(ctx, productId, dayOf(ctx.now));
    if (uncoveredGrams(counted, cleanGrams) > 0)
      throw new DomainError("recall.stock_uncovered", {
        kilograms: countedGrams(counted) / 1000,
        covered: cleanGrams / 1000,
      });
    await correctStocks(ctx, counted, number);
    const ended = await endHold(ctx, { recallId, productId }, statement || "库存已清点，不含召回批次");
    if (ended.isFree) await endSaleHold(ctx, productId);
    await recordAudit(ctx, {
      action: "sale.resumed",
      subjectType: "product",
      subjectId: productId,
      before: { recall: number },
      after: {
        isFree: ended.isFree,
        counts: counted.map(({ variantId, countedPacks }) => ({ variantId, countedPacks })),
      },
      reason: statement,
    });
    await bumpCatalogueVersion(ctx);
    return ended;
  });
}

/** Every pack with its count. @throws DomainError `recall.count_missing` or `variant.not_found`, naming each. */
function pairCounts(
  packs: readonly Omit<Counted, "countedPacks" | "index">[],
  counts: readonly { variantId: string; countedPacks: number }[],
): Counted[] {
  const issues: FieldIssue[] = [];
  const known = new Set(packs.map(({ variantId }) => variantId));
  const indexOf = new Map<string, number>();
  counts.forEach(({ variantId }, index) => {
    if (!known.has(variantId) || indexOf.has(variantId))
      issues.push({ path: ["counts", index, "countedPacks"], code: "variant.not_found" });
    indexOf.set(variantId, index);
  });
  const paired = packs.flatMap((pack) => {
    const index = indexOf.get(pack.variantId);
    const count = index === undefined ? undefined : counts[index];
    if (index !== undefined && count) return [{ ...pack, countedPacks: count.countedPacks, index }];
    issues.push({ path: ["counts"], code: "recall.count_missing", details: { pack: pack.packZh } });
    return [];
  });
  const [first] = issues;
  if (first) throw new DomainError(first.code, first.details, issues);
  return paired;
}

async function correctStocks(ctx: InTransaction, counted: readonly Counted[], number: string): Promise<void> {
  const rows = await lockStocks(
    ctx,
    counted.map(({ variantId }) => variantId),
  );
  for (const { variantId, countedPacks, index } of counted) {
    const stock = rows.get(variantId);
    if (!stock || stock.onHandPacks === countedPacks) continue;
    if (countedPacks < stock.allocatedPacks) {
      const details = { allocated: stock.allocatedPacks };
      throw new DomainError("stock.below_allocated", details, [
        { path: ["counts", index, "countedPacks"], code: "stock.below_allocated", details },
      ]);
    }
    await moveOnHand(ctx, stock, "correction", countedPacks - stock.onHandPacks, `召回 ${number} 后清点`);
  }
}
