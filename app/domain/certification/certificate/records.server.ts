import { eq, sql } from "drizzle-orm";
import { bumpCatalogueVersion } from "#app/domain/catalogue/version.server.ts";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { answersForCounty } from "#app/domain/core/authorise.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { canMove } from "#app/kernel/transitions.ts";
import { organisations } from "#db/schema/accounts.server.ts";
import { products } from "#db/schema/catalogue.server.ts";
import { certificates } from "#db/schema/certification.server.ts";
import { batches, productionBases } from "#db/schema/provenance.server.ts";
import type { CertificateState } from "#db/vocabulary/certification.ts";
import { certificateTransitions } from "./states.ts";

export type CertificateRow = typeof certificates.$inferSelect;

/**
 * Loads and locks a certificate whose county the official's office answers for: the county of its product, base or
 * batch, else of its holder.
 * @throws DomainError `certificate.not_found`, also for another county's.
 */
async function lockReviewedCertificate(ctx: InTransaction, certificateId: string): Promise<CertificateRow> {
  if (!isId(certificateId)) throw new DomainError("certificate.not_found");
  const rows = await ctx.db
    .select()
    .from(certificates)
    .where(eq(certificates.id, certificateId))
    .for("update");
  const certificate = oneRow(rows, "certificate.not_found");
  if (!answersForCounty(ctx.actor, await countyOf(ctx, certificate)))
    throw new DomainError("certificate.not_found");
  return certificate;
}

async function countyOf(ctx: InTransaction, certificate: CertificateRow): Promise<string | null> {
  const [row] = await ctx.db
    .select({
      product: products.countyCode,
      base: productionBases.countyCode,
      organisation: organisations.countyCode,
    })
    .from(certificates)
    .innerJoin(organisations, eq(organisations.id, certificates.organisationId))
    .leftJoin(batches, eq(batches.id, certificates.batchId))
    .leftJoin(products, eq(products.id, sql`coalesce(${certificates.productId}, ${batches.productId})`))
    .leftJoin(productionBases, eq(productionBases.id, certificates.baseId))
    .where(eq(certificates.id, certificate.id));
  return row?.product ?? row?.base ?? row?.organisation ?? null;
}

/**
 * An official's decision on a certificate: moves it from one of `from` to `to`, remembers who and why, audits it, and
 * lets cached pages go, because marks and what may be sold hang on it.
 * @throws DomainError `certificate.not_found`, `certificate.wrong_state`.
 */
export async function decideCertificate(
  ctx: InTransaction,
  certificateId: string,
  decision: { from: readonly CertificateState[]; to: CertificateState; action: string; reason?: string },
): Promise<CertificateRow> {
  const before = await lockReviewedCertificate(ctx, certificateId);
  const allowed = decision.from.includes(before.state);
  if (!allowed || !canMove(certificateTransitions, before.state, decision.to))
    throw new DomainError("certificate.wrong_state", { state: before.state, wanted: decision.to });
  const rows = await ctx.db
    .update(certificates)
    .set({
      state: decision.to,
      decidedAt: ctx.now,
      decidedById: ctx.actor.userId,
      decidedByOrganisationId: ctx.actor.organisationId,
      decisionReason: decision.reason ?? null,
    })
    .where(eq(certificates.id, certificateId))
    .returning();
  const after = oneRow(rows, "certificate.wrong_state");
  await recordAudit(ctx, {
    action: decision.action,
    subjectType: "certificate",
    subjectId: certificateId,
    before: { state: before.state },
    after: { state: after.state, number: after.number, schemeCode: after.schemeCode },
    ...(decision.reason ? { reason: decision.reason } : {}),
  });
  await bumpCatalogueVersion(ctx);
  return after;
}
