import { and, asc, eq, isNotNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext, Context } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { type Outcome, outcomeOf } from "#app/domain/recall/impact/outcome.ts";
import { byStanding, standingOf } from "#app/domain/recall/notice/due.ts";
import { oversees } from "#app/domain/recall/recall/recallable.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { counties, districts, organisations, users } from "#db/schema/accounts.server.ts";
import { products } from "#db/schema/catalogue.server.ts";
import { batches } from "#db/schema/provenance.server.ts";
import { recallBatches, recallNotices, recallProducts, recalls } from "#db/schema/recall.server.ts";
import { type NoticeLine, outcomeLineOf, readNoticeLines } from "./lines.server.ts";
import { followedBy, institutionsSeenBy } from "./scope.server.ts";

/**
 * A recall as its board and its report show it: what is called back and why, the batches and products, every institution
 * with how it stands against the deadline and what it answered, and what became of the goods.
 * @throws DomainError `recall.not_found`, also for another's.
 */
export async function getRecall(ctx: AnyContext, recallId: string) {
  requireCan(ctx, "recall.read");
  if (!isId(recallId)) throw new DomainError("recall.not_found");
  const recall = oneRow(await readHead(ctx, recallId), "recall.not_found");
  const [reached, held, notices] = await Promise.all([
    readBatches(ctx, recallId),
    readProducts(ctx, recallId),
    readNotices(ctx, recallId),
  ]);
  const lines = await readNoticeLines(
    ctx,
    notices.map(({ id }) => id),
  );
  const linesOf = groupByNotice(lines);
  const answering = notices.map((notice) => {
    const own = linesOf.get(notice.id) ?? [];
    return {
      ...notice,
      standing: standingOf({ ...notice, answerBy: recall.answerBy }, ctx.now),
      lines: own,
      outcome: outcomeOf(own.map(outcomeLineOf)),
    };
  });
  return {
    recall,
    batches: reached,
    products: held,
    notices: byStanding(answering),
    outcome: outcomeOf(lines.map(outcomeLineOf)),
    /** Whether the recall is this actor's to decide on; others only follow it. */
    isOwn: oversees(ctx.actor, recall),
    now: ctx.now,
  };
}

export type RecallDetail = Awaited<ReturnType<typeof getRecall>>;
export type RecallNotice = RecallDetail["notices"][number] & { outcome: Outcome };

function groupByNotice(lines: readonly NoticeLine[]): Map<string, NoticeLine[]> {
  const groups = new Map<string, NoticeLine[]>();
  for (const line of lines) groups.set(line.noticeId, [...(groups.get(line.noticeId) ?? []), line]);
  return groups;
}

function readHead({ db, actor }: Context, recallId: string) {
  const opener = alias(users, "opener");
  const openingOffice = alias(organisations, "opening_organisation");
  const closer = alias(users, "closer");
  const closingOffice = alias(organisations, "closing_organisation");
  return db
    .select({
      id: recalls.id,
      number: recalls.number,
      state: recalls.state,
      hazard: recalls.hazard,
      reason: recalls.reason,
      instructions: recalls.instructions,
      organisationId: recalls.organisationId,
      countyCode: recalls.countyCode,
      openedAt: recalls.openedAt,
      openedBy: opener.name,
      openedByOrganisation: { nameZh: openingOffice.name, nameEn: openingOffice.nameEn },
      answerBy: recalls.answerBy,
      remindedAt:
        sql<Date | null>`(select max(${recallNotices.remindedAt}) from ${recallNotices} where ${recallNotices.recallId} = ${recalls.id})`.mapWith(
          recallNotices.remindedAt,
        ),
      closedAt: recalls.closedAt,
      closedBy: sql<string | null>`${closer.name}`,
      closedByOrganisation: { nameZh: closingOffice.name, nameEn: closingOffice.nameEn },
      closingSummary: recalls.closingSummary,
      isDemo: recalls.isDemo,
      batch: { id: batches.id, code: batches.code },
      product: { id: products.id, nameZh: products.nameZh, nameEn: products.nameEn },
      supplier: {
        nameZh: organisations.name,
        nameEn: organisations.nameEn,
        demo: organisations.isDemo,
        contactName: organisations.contactName,
        phone: organisations.contactPhone,
      },
      county: { nameZh: counties.nameZh, nameEn: counties.nameEn },
    })
    .from(recalls)
    .innerJoin(batches, eq(batches.id, recalls.batchId))
    .innerJoin(products, eq(products.id, batches.productId))
    .innerJoin(organisations, eq(organisations.id, recalls.organisationId))
    .innerJoin(counties, eq(counties.code, recalls.countyCode))
    .innerJoin(opener, eq(opener.id, recalls.openedById))
    .innerJoin(openingOffice, eq(openingOffice.id, recalls.openedByOrganisationId))
    .leftJoin(closer, eq(closer.id, recalls.closedById))
    .leftJoin(closingOffice, eq(closingOffice.id, recalls.closedByOrganisationId))
    .where(and(eq(recalls.id, recallId), followedBy(actor)));
}

function readBatches({ db }: Context, recallId: string) {
  return db
    .select({
      id: batches.id,
      code: batches.code,
      supplierCode: batches.supplierCode,
      packedOn: batches.packedOn,
      quantityGrams: batches.quantityGrams,
      stateBefore: recallBatches.stateBefore,
      gramsLeft: recallBatches.gramsLeft,
      isRoot: sql<boolean>`${batches.id} = ${recalls.batchId}`,
      product: { nameZh: products.nameZh, nameEn: products.nameEn },
    })
    .from(recallBatches)
    .innerJoin(recalls, eq(recalls.id, recallBatches.recallId))
    .innerJoin(batches, eq(batches.id, recallBatches.batchId))
    .innerJoin(products, eq(products.id, batches.productId))
    .where(eq(recallBatches.recallId, recallId))
    .orderBy(sql`${batches.id} = ${recalls.batchId} desc`, asc(batches.code));
}

/** Each product with its packs, as whoever counts the stock needs them. */
function readProducts({ db }: Context, recallId: string) {
  return db
    .select({
      id: products.id,
      nameZh: products.nameZh,
      nameEn: products.nameEn,
      resumedAt: recallProducts.resumedAt,
      resumedBy: sql<string | null>`${users.name}`,
      statement: recallProducts.statement,
      packs: sql<
        {
          variantId: string;
          packZh: string;
          packEn: string;
          unitZh: string;
          unitEn: string;
          onHandPacks: number;
          allocatedPacks: number;
        }[]
      >`coalesce((
        select json_agg(json_build_object('variantId', v.id, 'packZh', v.pack_zh, 'packEn', v.pack_en, 'unitZh', v.unit_zh,
          'unitEn', v.unit_en, 'onHandPacks', s.on_hand_packs, 'allocatedPacks', s.allocated_packs) order by v.position, v.id)
        from variants v join stocks s on s.variant_id = v.id
        where v.product_id = ${products.id} and (v.is_active or s.on_hand_packs > 0)), '[]'::json)`,
    })
    .from(recallProducts)
    .innerJoin(products, eq(products.id, recallProducts.productId))
    .leftJoin(users, eq(users.id, recallProducts.resumedById))
    .where(eq(recallProducts.recallId, recallId))
    .orderBy(asc(products.nameZh), asc(products.id));
}

function readNotices({ db, actor }: Context, recallId: string) {
  return db
    .select({
      id: recallNotices.id,
      state: recallNotices.state,
      answeredAt: recallNotices.answeredAt,
      answeredBy: sql<string | null>`${users.name}`,
      remindedAt: recallNotices.remindedAt,
      remark: recallNotices.remark,
      institution: {
        nameZh: organisations.name,
        nameEn: organisations.nameEn,
        demo: organisations.isDemo,
        contactName: organisations.contactName,
        phone: organisations.contactPhone,
      },
      district: { nameZh: districts.nameZh, nameEn: districts.nameEn },
    })
    .from(recallNotices)
    .innerJoin(organisations, eq(organisations.id, recallNotices.organisationId))
    .leftJoin(
      districts,
      and(isNotNull(organisations.districtCode), eq(districts.code, organisations.districtCode)),
    )
    .leftJoin(users, eq(users.id, recallNotices.answeredById))
    .where(and(eq(recallNotices.recallId, recallId), institutionsSeenBy(actor)))
    .orderBy(asc(organisations.name), asc(recallNotices.id));
}
