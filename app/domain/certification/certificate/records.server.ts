import { eq } from "drizzle-orm";
import { bumpCatalogueVersion } from "#app/domain/catalogue/version.server.ts";
import { dismissReminders } from "#app/domain/certification/reminder/dismiss.server.ts";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { answersForCounty } from "#app/domain/core/authorise.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { canMove } from "#app/kernel/transitions.ts";
import { certificates } from "#db/schema/certification.server.ts";
import type { CertificateState } from "#db/vocabulary/certification.ts";
import { certificateCounty } from "./county.server.ts";
import { certificateTransitions } from "./states.ts";

export type CertificateRow = typeof certificates.$inferSelect;

/**
 * Loads and locks a certificate whose county the official's office answers for.
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

async function countyOf({ db }: InTransaction, { id }: CertificateRow): Promise<string | null> {
  const [row] = await db
    .select({ county: certificateCounty })
    .from(certificates)
    .where(eq(certificates.id, id));
  return row?.county ?? null;
}

/**
 * An official's decision on a certificate: moves it from one of `from` to `to`, remembers who and why, audits it, dismisses
 * the reminders of what a verified one follows, and lets cached pages go, because marks and what may be sold hang on it.
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
  if (after.state === "verified") await dismissReminders(ctx, certificateId);
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
