import { and, asc, desc, eq, gt, lt, ne, or, sql } from "drizzle-orm";
import { certificateCounty } from "#app/domain/certification/certificate/county.server.ts";
import { answersForCounty, requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { PAGE_ROWS, pageOf, readPosition } from "#app/kernel/keyset.ts";
import { files, organisations, users } from "#db/schema/accounts.server.ts";
import { products } from "#db/schema/catalogue.server.ts";
import { certificateSchemes, certificates } from "#db/schema/certification.server.ts";
import { batches, productionBases } from "#db/schema/provenance.server.ts";
import type { CertificateState } from "#db/vocabulary/certification.ts";
import { answeredFor } from "./scope.server.ts";

/** The product a certificate speaks of, itself or through its batch. */
const ofProduct = sql`coalesce(${certificates.productId}, ${batches.productId})`;

/**
 * The certificates an official answers for, in one state: those waiting in the order they came, others the latest first;
 * one page.
 */
export async function listReviewedCertificates(
  ctx: AnyContext,
  { state, after = null }: { state: CertificateState; after?: string | null },
) {
  requireCan(ctx, "certificate.review");
  const position = readPosition(after);
  const [beyond, order] = state === "submitted" ? [gt, asc] : [lt, desc];
  const rows = await ctx.db
    .select({
      id: certificates.id,
      number: certificates.number,
      state: certificates.state,
      validUntil: certificates.validUntil,
      submittedAt: certificates.submittedAt,
      isDemo: certificates.isDemo,
      scheme: { nameZh: certificateSchemes.nameZh, nameEn: certificateSchemes.nameEn },
      supplier: { nameZh: organisations.name, nameEn: organisations.nameEn },
      product: { nameZh: products.nameZh, nameEn: products.nameEn },
      base: { nameZh: productionBases.nameZh, nameEn: productionBases.nameEn },
      batchCode: batches.code,
    })
    .from(certificates)
    .innerJoin(certificateSchemes, eq(certificateSchemes.code, certificates.schemeCode))
    .innerJoin(organisations, eq(organisations.id, certificates.organisationId))
    .leftJoin(batches, eq(batches.id, certificates.batchId))
    .leftJoin(products, eq(products.id, ofProduct))
    .leftJoin(productionBases, eq(productionBases.id, certificates.baseId))
    .where(
      and(
        eq(certificates.state, state),
        answeredFor(ctx.actor, certificateCounty),
        position
          ? or(
              beyond(certificates.submittedAt, position.at),
              and(eq(certificates.submittedAt, position.at), beyond(certificates.id, position.id)),
            )
          : undefined,
      ),
    )
    .orderBy(order(certificates.submittedAt), order(certificates.id))
    .limit(PAGE_ROWS + 1);
  return pageOf(rows, (row) => ({ at: row.submittedAt, id: row.id }));
}

/**
 * A certificate as its reviewer reads it, with its document and the holder's others under the same scheme.
 * @throws DomainError `certificate.not_found`, also for another county's.
 */
export async function getReviewedCertificate(ctx: AnyContext, certificateId: string) {
  requireCan(ctx, "certificate.review");
  if (!isId(certificateId)) throw new DomainError("certificate.not_found");
  const found = oneRow(
    await ctx.db
      .select({
        certificate: certificates,
        countyCode: certificateCounty,
        mediaType: files.mediaType,
        decidedBy: users.name,
        scheme: {
          nameZh: certificateSchemes.nameZh,
          nameEn: certificateSchemes.nameEn,
          subject: certificateSchemes.subject,
          validityMonths: certificateSchemes.validityMonths,
        },
        supplier: {
          id: organisations.id,
          nameZh: organisations.name,
          nameEn: organisations.nameEn,
          demo: organisations.isDemo,
          creditCode: organisations.creditCode,
        },
        product: { nameZh: products.nameZh, nameEn: products.nameEn },
        base: {
          nameZh: productionBases.nameZh,
          nameEn: productionBases.nameEn,
          township: productionBases.township,
        },
        batch: { id: batches.id, code: batches.code },
      })
      .from(certificates)
      .innerJoin(certificateSchemes, eq(certificateSchemes.code, certificates.schemeCode))
      .innerJoin(organisations, eq(organisations.id, certificates.organisationId))
      .innerJoin(files, eq(files.id, certificates.fileId))
      .leftJoin(batches, eq(batches.id, certificates.batchId))
      .leftJoin(products, eq(products.id, ofProduct))
      .leftJoin(productionBases, eq(productionBases.id, certificates.baseId))
      .leftJoin(users, eq(users.id, certificates.decidedById))
      .where(eq(certificates.id, certificateId)),
    "certificate.not_found",
  );
  if (!answersForCounty(ctx.actor, found.countyCode)) throw new DomainError("certificate.not_found");
  const others = await ctx.db
    .select({
      id: certificates.id,
      number: certificates.number,
      state: certificates.state,
      validFrom: certificates.validFrom,
      validUntil: certificates.validUntil,
    })
    .from(certificates)
    .where(
      and(
        eq(certificates.organisationId, found.certificate.organisationId),
        eq(certificates.schemeCode, found.certificate.schemeCode),
        ne(certificates.id, certificateId),
      ),
    )
    .orderBy(desc(certificates.submittedAt))
    .limit(10);
  return { ...found, others };
}
