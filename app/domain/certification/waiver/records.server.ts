import { and, eq, gte, isNull, sql } from "drizzle-orm";
import { answersForCounty } from "#app/domain/core/authorise.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { dayOf } from "#app/kernel/calendar.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { organisations } from "#db/schema/accounts.server.ts";
import { products } from "#db/schema/catalogue.server.ts";
import {
  certificateSchemes,
  certificateWaivers,
  schemeRequirements,
} from "#db/schema/certification.server.ts";

export type WaiverRow = typeof certificateWaivers.$inferSelect;

/** Whom a waiver speaks of: a supplier, or one product of it. */
export type WaiverSubject = { organisationId: string; productId: string | null };

/**
 * Locks the supplier, so that two officials grant one after the other, and finds its product. The office must answer for
 * the county of the product, else of the supplier.
 * @throws DomainError `organisation.not_found`, `product.not_found`, also for another county's.
 */
export async function lockWaiverSubject(
  ctx: InTransaction,
  { supplierId, productId }: { supplierId: string; productId: string },
): Promise<WaiverSubject> {
  if (!isId(supplierId)) throw new DomainError("organisation.not_found");
  const isSupplier = and(eq(organisations.id, supplierId), eq(organisations.kind, "supplier"));
  const supplier = oneRow(
    await ctx.db
      .select({ countyCode: organisations.countyCode })
      .from(organisations)
      .where(isSupplier)
      .for("no key update"),
    "organisation.not_found",
  );
  if (!productId) {
    if (!answersForCounty(ctx.actor, supplier.countyCode)) throw new DomainError("organisation.not_found");
    return { organisationId: supplierId, productId: null };
  }
  if (!isId(productId)) throw new DomainError("product.not_found");
  const ofSupplier = and(eq(products.id, productId), eq(products.organisationId, supplierId));
  const product = oneRow(
    await ctx.db.select({ countyCode: products.countyCode }).from(products).where(ofSupplier),
    "product.not_found",
  );
  if (!answersForCounty(ctx.actor, product.countyCode)) throw new DomainError("product.not_found");
  return { organisationId: supplierId, productId };
}

/** Whether the product, or any product of the supplier, must carry a certificate under the scheme. */
export async function isRequired(
  { db }: InTransaction,
  { organisationId, productId }: WaiverSubject,
  schemeCode: string,
): Promise<boolean> {
  const [row] = await db
    .select({ id: products.id })
    .from(products)
    .innerJoin(
      schemeRequirements,
      and(
        eq(schemeRequirements.schemeCode, schemeCode),
        eq(schemeRequirements.processing, products.processing),
        sql`(${schemeRequirements.industryCode} is null or ${schemeRequirements.industryCode} = ${products.industryCode})`,
      ),
    )
    .where(
      and(eq(products.organisationId, organisationId), productId ? eq(products.id, productId) : undefined),
    )
    .limit(1);
  return row !== undefined;
}

/** The waiver of the same subject and scheme that is in force today or later; null when there is none. */
export async function findLivingWaiver(
  { db, now }: InTransaction,
  { organisationId, productId }: WaiverSubject,
  schemeCode: string,
): Promise<WaiverRow | null> {
  const [row] = await db
    .select()
    .from(certificateWaivers)
    .where(
      and(
        eq(certificateWaivers.organisationId, organisationId),
        eq(certificateWaivers.schemeCode, schemeCode),
        productId ? eq(certificateWaivers.productId, productId) : isNull(certificateWaivers.productId),
        isNull(certificateWaivers.revokedAt),
        gte(certificateWaivers.validUntil, dayOf(now)),
      ),
    )
    .limit(1);
  return row ?? null;
}

/** @throws DomainError `scheme.not_found`. */
export async function loadScheme({ db }: InTransaction, schemeCode: string) {
  const rows = await db.select().from(certificateSchemes).where(eq(certificateSchemes.code, schemeCode));
  return oneRow(rows, "scheme.not_found");
}

/**
 * Loads and locks a waiver whose county the official's office answers for.
 * @throws DomainError `waiver.not_found`, also for another county's.
 */
export async function lockWaiver(ctx: InTransaction, waiverId: string): Promise<WaiverRow> {
  if (!isId(waiverId)) throw new DomainError("waiver.not_found");
  const rows = await ctx.db
    .select({
      waiver: certificateWaivers,
      countyCode: sql<string | null>`coalesce(${products.countyCode}, ${organisations.countyCode})`,
    })
    .from(certificateWaivers)
    .innerJoin(organisations, eq(organisations.id, certificateWaivers.organisationId))
    .leftJoin(products, eq(products.id, certificateWaivers.productId))
    .where(eq(certificateWaivers.id, waiverId))
    .for("update", { of: certificateWaivers });
  const { waiver, countyCode } = oneRow(rows, "waiver.not_found");
  if (!answersForCounty(ctx.actor, countyCode)) throw new DomainError("waiver.not_found");
  return waiver;
}
