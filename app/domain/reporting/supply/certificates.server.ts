import { and, desc, eq, sql } from "drizzle-orm";
import { expiryClock, renewalOpensOn } from "#app/domain/certification/certificate/validity.ts";
import { behind } from "#app/domain/core/behind.server.ts";
import type { Context } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { type Day, dayOf } from "#app/kernel/calendar.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { PAGE_ROWS, pageOf, readPosition } from "#app/kernel/keyset.ts";
import { products } from "#db/schema/catalogue.server.ts";
import { certificateSchemes, certificates } from "#db/schema/certification.server.ts";
import { batches, productionBases } from "#db/schema/provenance.server.ts";
import type { CertificateState } from "#db/vocabulary/certification.ts";

/** The certificates of the actor's organisation with their expiry clocks, the latest handed in first; one page. */
export async function listOwnCertificates(ctx: Context, after: string | null = null) {
  const position = readPosition(after);
  const rows = await ctx.db
    .select({
      id: certificates.id,
      number: certificates.number,
      issuer: certificates.issuer,
      validFrom: certificates.validFrom,
      validUntil: certificates.validUntil,
      state: certificates.state,
      decisionReason: certificates.decisionReason,
      fileId: certificates.fileId,
      submittedAt: certificates.submittedAt,
      isDemo: certificates.isDemo,
      scheme: { nameZh: certificateSchemes.nameZh, nameEn: certificateSchemes.nameEn },
      product: { nameZh: products.nameZh, nameEn: products.nameEn },
      base: { nameZh: productionBases.nameZh, nameEn: productionBases.nameEn },
      batchCode: batches.code,
      renewalDays: certificateSchemes.renewalDays,
      /** How its renewal stands: verified, waiting to be verified, or not handed in. */
      followedBy: sql<"verified" | "submitted" | null>`(select later.state from certificates later
        where later.renews_id = ${certificates.id} and later.state in ('verified', 'submitted') order by later.state desc limit 1)`,
    })
    .from(certificates)
    .innerJoin(certificateSchemes, eq(certificateSchemes.code, certificates.schemeCode))
    .leftJoin(batches, eq(batches.id, certificates.batchId))
    .leftJoin(products, eq(products.id, sql`coalesce(${certificates.productId}, ${batches.productId})`))
    .leftJoin(productionBases, eq(productionBases.id, certificates.baseId))
    .where(
      and(
        eq(certificates.organisationId, ctx.actor.organisationId),
        behind(position, certificates.submittedAt, certificates.id),
      ),
    )
    .orderBy(desc(certificates.submittedAt), desc(certificates.id))
    .limit(PAGE_ROWS + 1);
  const today = dayOf(ctx.now);
  const page = pageOf(rows, (row) => ({ at: row.submittedAt, id: row.id }));
  return {
    next: page.next,
    rows: page.rows.map(({ renewalDays, followedBy, ...row }) => ({
      ...row,
      clock:
        row.state === "verified" && followedBy !== "verified" ? expiryClock(row.validUntil, today) : null,
      renewal: renewalStanding({ ...row, renewalDays, followedBy }, today),
    })),
  };
}

function renewalStanding(
  {
    state,
    validUntil,
    renewalDays,
    followedBy,
  }: {
    state: CertificateState;
    validUntil: Day | null;
    renewalDays: number | null;
    followedBy: "verified" | "submitted" | null;
  },
  today: Day,
) {
  if (state !== "verified" || validUntil === null || followedBy === "verified")
    return { is: "none" as const };
  if (followedBy === "submitted") return { is: "handed_in" as const };
  const opensOn = renewalOpensOn(validUntil, renewalDays);
  return opensOn !== null && opensOn > today ? { is: "later" as const, opensOn } : { is: "open" as const };
}

/**
 * A certificate of the actor's organisation as the form of its renewal begins with it; its days are left for the new one.
 * @throws DomainError `certificate.not_found`, also for another organisation's.
 */
export async function getRenewed(ctx: Context, certificateId: string) {
  if (!isId(certificateId)) throw new DomainError("certificate.not_found");
  const rows = await ctx.db
    .select({
      id: certificates.id,
      schemeCode: certificates.schemeCode,
      productId: certificates.productId,
      baseId: certificates.baseId,
      batchId: certificates.batchId,
      number: certificates.number,
      issuer: certificates.issuer,
      validUntil: certificates.validUntil,
      scheme: { nameZh: certificateSchemes.nameZh, nameEn: certificateSchemes.nameEn },
    })
    .from(certificates)
    .innerJoin(certificateSchemes, eq(certificateSchemes.code, certificates.schemeCode))
    .where(
      and(eq(certificates.id, certificateId), eq(certificates.organisationId, ctx.actor.organisationId)),
    );
  return oneRow(rows, "certificate.not_found");
}
