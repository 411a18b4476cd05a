import { and, desc, eq, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { counties, organisations } from "#db/schema/accounts.server.ts";
import { recallBatches, recallProducts, recalls } from "#db/schema/recall.server.ts";

const MOST_SHOWN = 100;

function selectPublic(ctx: AnyContext, condition: SQL | undefined) {
  return ctx.db
    .select({
      number: recalls.number,
      state: recalls.state,
      hazard: recalls.hazard,
      reason: recalls.reason,
      instructions: recalls.instructions,
      openedAt: recalls.openedAt,
      closedAt: recalls.closedAt,
      closingSummary: recalls.closingSummary,
      isDemo: recalls.isDemo,
      county: { nameZh: counties.nameZh, nameEn: counties.nameEn },
      supplier: {
        id: organisations.id,
        nameZh: organisations.name,
        nameEn: organisations.nameEn,
        phone: organisations.contactPhone,
      },
      products: sql<{ id: string; nameZh: string; nameEn: string }[]>`(
        select json_agg(json_build_object('id', p.id, 'nameZh', p.name_zh, 'nameEn', p.name_en) order by p.name_zh)
        from recall_products r join products p on p.id = r.product_id where r.recall_id = ${recalls.id})`,
      batches: sql<{ code: string; supplierCode: string | null; packedOn: string; productId: string }[]>`(
        select json_agg(json_build_object('code', b.code, 'supplierCode', b.supplier_code, 'packedOn', b.packed_on,
          'productId', b.product_id) order by b.packed_on, b.code)
        from recall_batches r join batches b on b.id = r.batch_id where r.recall_id = ${recalls.id})`,
    })
    .from(recalls)
    .innerJoin(organisations, eq(organisations.id, recalls.organisationId))
    .innerJoin(counties, eq(counties.code, recalls.countyCode))
    .where(condition)
    .orderBy(desc(sql`${recalls.state} = 'open'`), desc(recalls.openedAt), desc(recalls.id))
    .limit(MOST_SHOWN);
}

/** What anybody may read of the recalls: the open ones first, then the latest. Buyers are not named. */
export function listPublicRecalls(ctx: AnyContext) {
  return selectPublic(ctx, undefined);
}

export type PublicRecall = Awaited<ReturnType<typeof listPublicRecalls>>[number];

/** @throws DomainError `recall.not_found`. */
export async function getPublicRecall(ctx: AnyContext, number: string): Promise<PublicRecall> {
  if (!/^RC-\d{4}-\d{4,8}$/.test(number)) throw new DomainError("recall.not_found");
  return oneRow(await selectPublic(ctx, eq(recalls.number, number)), "recall.not_found");
}

/** The recall that reached a batch, the open one if there are several; null when none has. */
export async function findRecallOfBatch(ctx: AnyContext, batchId: string): Promise<PublicRecall | null> {
  const own = ctx.db
    .select({ id: recallBatches.recallId })
    .from(recallBatches)
    .where(eq(recallBatches.batchId, batchId));
  const [recall] = await selectPublic(ctx, inArray(recalls.id, own));
  return recall ?? null;
}

/** The recalls that concern a product now: open, or closed while it is not on sale again. */
export function listRecallsOfProduct(ctx: AnyContext, productId: string): Promise<PublicRecall[]> {
  const concerning = ctx.db
    .select({ id: recallProducts.recallId })
    .from(recallProducts)
    .where(
      and(
        eq(recallProducts.productId, productId),
        or(eq(recalls.state, "open"), isNull(recallProducts.resumedAt)),
      ),
    );
  return selectPublic(ctx, inArray(recalls.id, concerning)).execute();
}
