import { and, asc, desc, eq, isNotNull, ne, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { waiverStandingOn } from "#app/domain/certification/waiver/term.ts";
import { behind } from "#app/domain/core/behind.server.ts";
import { answersForCounty, requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { dayOf } from "#app/kernel/calendar.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { PAGE_ROWS, pageOf, readPosition } from "#app/kernel/keyset.ts";
import { organisations, users } from "#db/schema/accounts.server.ts";
import { products } from "#db/schema/catalogue.server.ts";
import {
  certificateSchemes,
  certificateWaivers,
  schemeRequirements,
} from "#db/schema/certification.server.ts";
import { purchaseOrderLines, purchaseOrders } from "#db/schema/orders.server.ts";
import { answeredFor } from "#app/domain/reporting/review/scope.server.ts";

/** The county that answers for a waiver: that of its product, else of its supplier. */
const countyCode = sql<string>`coalesce(${products.countyCode}, ${organisations.countyCode})`;
const grantingOffice = alias(organisations, "granting_office");
const revoker = alias(users, "revoker");

/** The waivers of the counties an official answers for, the latest first, with how each stands today; one page. */
export async function listReviewedWaivers(ctx: AnyContext, after: string | null = null) {
  requireCan(ctx, "certificate.waive");
  const position = readPosition(after);
  const rows = await selectWaivers(
    ctx,
    and(
      answeredFor(ctx.actor, countyCode),
      behind(position, certificateWaivers.grantedAt, certificateWaivers.id),
    ),
  )
    .orderBy(desc(certificateWaivers.grantedAt), desc(certificateWaivers.id))
    .limit(PAGE_ROWS + 1);
  const page = pageOf(rows, ({ waiver }) => ({ at: waiver.grantedAt, id: waiver.id }));
  return { next: page.next, rows: page.rows.map((row) => withStanding(ctx, row)) };
}

/**
 * A waiver as officials read it, with what was sold under it.
 * @throws DomainError `waiver.not_found`, also for another county's.
 */
export async function getReviewedWaiver(ctx: AnyContext, waiverId: string) {
  requireCan(ctx, "certificate.waive");
  if (!isId(waiverId)) throw new DomainError("waiver.not_found");
  const row = oneRow(await selectWaivers(ctx, eq(certificateWaivers.id, waiverId)), "waiver.not_found");
  if (!answersForCounty(ctx.actor, row.countyCode)) throw new DomainError("waiver.not_found");
  return { ...withStanding(ctx, row), sold: await listSoldUnder(ctx, row.waiver) };
}

/** Most orders the page of a waiver lists. */
const MOST_ORDERS = 50;

/** The order lines that were placed under a waiver, the latest first. */
async function listSoldUnder({ db }: AnyContext, waiver: { id: string; organisationId: string }) {
  return db
    .select({
      lineId: purchaseOrderLines.id,
      orderNumber: purchaseOrders.number,
      placedAt: purchaseOrders.placedAt,
      dispatchedPacks: purchaseOrderLines.dispatchedPacks,
      packs: purchaseOrderLines.packs,
      product: { nameZh: purchaseOrderLines.productNameZh, nameEn: purchaseOrderLines.productNameEn },
      buyer: { nameZh: organisations.name, nameEn: organisations.nameEn, demo: organisations.isDemo },
    })
    .from(purchaseOrders)
    .innerJoin(purchaseOrderLines, eq(purchaseOrderLines.orderId, purchaseOrders.id))
    .innerJoin(organisations, eq(organisations.id, purchaseOrders.organisationId))
    .where(
      and(
        eq(purchaseOrders.supplierId, waiver.organisationId),
        sql`${purchaseOrderLines.waivers} @> ${JSON.stringify([{ waiverId: waiver.id }])}::jsonb`,
      ),
    )
    .orderBy(desc(purchaseOrders.placedAt), asc(purchaseOrderLines.id))
    .limit(MOST_ORDERS);
}

export type SoldUnder = Awaited<ReturnType<typeof listSoldUnder>>[number];

/** The waivers of the actor's organisation, the latest first; the last fifty. */
export async function listOwnWaivers(ctx: AnyContext) {
  const organisationId = ctx.actor?.organisationId ?? "";
  const rows = await selectWaivers(ctx, eq(certificateWaivers.organisationId, organisationId))
    .orderBy(desc(certificateWaivers.grantedAt), desc(certificateWaivers.id))
    .limit(50);
  return rows.map((row) => withStanding(ctx, row));
}

function selectWaivers({ db }: AnyContext, which: SQL | undefined) {
  return db
    .select({
      waiver: certificateWaivers,
      countyCode,
      scheme: { nameZh: certificateSchemes.nameZh, nameEn: certificateSchemes.nameEn },
      supplier: {
        id: organisations.id,
        nameZh: organisations.name,
        nameEn: organisations.nameEn,
        demo: organisations.isDemo,
      },
      product: { id: products.id, nameZh: products.nameZh, nameEn: products.nameEn },
      grantedBy: users.name,
      office: grantingOffice.name,
      revokedBy: revoker.name,
    })
    .from(certificateWaivers)
    .innerJoin(certificateSchemes, eq(certificateSchemes.code, certificateWaivers.schemeCode))
    .innerJoin(organisations, eq(organisations.id, certificateWaivers.organisationId))
    .innerJoin(users, eq(users.id, certificateWaivers.grantedById))
    .innerJoin(grantingOffice, eq(grantingOffice.id, certificateWaivers.grantedByOrganisationId))
    .leftJoin(revoker, eq(revoker.id, certificateWaivers.revokedById))
    .leftJoin(products, eq(products.id, certificateWaivers.productId))
    .where(which)
    .$dynamic();
}

type Found = Awaited<ReturnType<typeof selectWaivers>>[number];

function withStanding({ now }: AnyContext, row: Found) {
  const { validFrom, validUntil, revokedAt } = row.waiver;
  const term = { validFrom, validUntil, isRevoked: revokedAt !== null };
  return { ...row, standing: waiverStandingOn(term, dayOf(now)) };
}

/**
 * Whom a new waiver would speak of, and the schemes it may waive there: those required of the product, or of any product
 * of the supplier, that allow a waiver.
 * @throws DomainError `organisation.not_found`, `product.not_found`, also for another county's.
 */
export async function getWaiverChoices(
  ctx: AnyContext,
  { supplierId, productId }: { supplierId: string; productId: string },
) {
  requireCan(ctx, "certificate.waive");
  if (!isId(supplierId)) throw new DomainError("organisation.not_found");
  const supplier = oneRow(
    await ctx.db
      .select({
        id: organisations.id,
        nameZh: organisations.name,
        nameEn: organisations.nameEn,
        countyCode: organisations.countyCode,
      })
      .from(organisations)
      .where(and(eq(organisations.id, supplierId), eq(organisations.kind, "supplier"))),
    "organisation.not_found",
  );
  const product = productId ? await findProduct(ctx, supplierId, productId) : null;
  if (!answersForCounty(ctx.actor, (product ?? supplier).countyCode))
    throw new DomainError(product ? "product.not_found" : "organisation.not_found");
  const schemes = await ctx.db
    .selectDistinct({
      code: certificateSchemes.code,
      nameZh: certificateSchemes.nameZh,
      nameEn: certificateSchemes.nameEn,
      waiverDays: sql<number>`${certificateSchemes.waiverDays}`,
      position: certificateSchemes.position,
    })
    .from(products)
    .innerJoin(schemeRequirements, eq(schemeRequirements.processing, products.processing))
    .innerJoin(certificateSchemes, eq(certificateSchemes.code, schemeRequirements.schemeCode))
    .where(
      and(
        eq(products.organisationId, supplierId),
        product ? eq(products.id, product.id) : undefined,
        or(
          sql`${schemeRequirements.industryCode} is null`,
          eq(schemeRequirements.industryCode, products.industryCode),
        ),
        isNotNull(certificateSchemes.waiverDays),
        ne(certificateSchemes.subject, "batch"),
      ),
    )
    .orderBy(asc(certificateSchemes.position));
  return { supplier, product, schemes };
}

async function findProduct({ db }: AnyContext, supplierId: string, productId: string) {
  if (!isId(productId)) throw new DomainError("product.not_found");
  const rows = await db
    .select({
      id: products.id,
      nameZh: products.nameZh,
      nameEn: products.nameEn,
      countyCode: products.countyCode,
    })
    .from(products)
    .where(and(eq(products.id, productId), eq(products.organisationId, supplierId)));
  return oneRow(rows, "product.not_found");
}
