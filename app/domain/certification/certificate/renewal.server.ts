import { and, eq } from "drizzle-orm";
import { oneRow } from "#app/domain/core/one-row.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { dayOf } from "#app/kernel/calendar.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { certificates } from "#db/schema/certification.server.ts";
import type { Subject } from "./subject.server.ts";
import { renewalOpensOn } from "./validity.ts";

/**
 * The certificate that a new one follows: the organisation's own, verified, of the same scheme and subject, and within the
 * scheme's window for renewal.
 * @throws DomainError `certificate.not_found`, `certificate.not_renewable`, `certificate.renewal_too_early`.
 */
export async function requireRenewable(
  ctx: InTransaction,
  renewsId: string,
  { scheme, subject }: { scheme: { code: string; renewalDays: number | null }; subject: Subject },
): Promise<string> {
  if (!isId(renewsId)) throw new DomainError("certificate.not_found");
  const owned = and(eq(certificates.id, renewsId), eq(certificates.organisationId, ctx.actor.organisationId));
  const old = oneRow(await ctx.db.select().from(certificates).where(owned), "certificate.not_found");
  const same =
    old.schemeCode === scheme.code &&
    old.productId === subject.productId &&
    old.baseId === subject.baseId &&
    old.batchId === subject.batchId;
  if (!same || old.state !== "verified") throw new DomainError("certificate.not_renewable");
  const opensOn = renewalOpensOn(old.validUntil, scheme.renewalDays);
  if (opensOn !== null && dayOf(ctx.now) < opensOn)
    throw new DomainError("certificate.renewal_too_early", { on: opensOn });
  return old.id;
}
