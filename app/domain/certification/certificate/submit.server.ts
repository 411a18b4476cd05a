import { and, eq } from "drizzle-orm";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { type InTransaction, inTransaction } from "#app/domain/core/transaction.server.ts";
import { addMonths, dayOf } from "#app/kernel/calendar.ts";
import { DomainError, type ErrorDetails, type FieldIssue } from "#app/kernel/errors.ts";
import { isId, newId } from "#app/kernel/id.ts";
import { files } from "#db/schema/accounts.server.ts";
import { certificateSchemes, certificates } from "#db/schema/certification.server.ts";
import type { CertificateNumberRule } from "#db/vocabulary/certification.ts";
import { type SubmitCertificate, submitCertificateInput } from "./input.ts";
import { isNumberAcceptable, normaliseNumber, numberShapes } from "./number.ts";
import type { CertificateRow } from "./records.server.ts";
import { requireRenewable } from "./renewal.server.ts";
import { ownSubject } from "./subject.server.ts";
import { daysProblem } from "./validity.ts";

/**
 * Hands in a certificate with its document for an official to verify. It speaks of a product, a base, a batch
 * or the organisation, as its scheme says, and may renew an earlier one.
 * @throws DomainError `scheme.not_found`, what `ownSubject` and `requireRenewable` refuse, `file.not_found`,
 * `certificate.number_malformed`, `certificate.end_missing`, `certificate.end_before_start`,
 * `certificate.longer_than_scheme`, `certificate.already_ended`.
 */
export async function submitCertificate(ctx: AnyContext, raw: SubmitCertificate): Promise<CertificateRow> {
  requireCan(ctx, "certificate.submit");
  const input = submitCertificateInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const [scheme] = await ctx.db
      .select()
      .from(certificateSchemes)
      .where(eq(certificateSchemes.code, input.schemeCode));
    if (!scheme) throw new DomainError("scheme.not_found");
    const number = normaliseNumber(input.number);
    const days = { validFrom: input.validFrom, validUntil: input.validUntil ?? null };
    const issues = [
      ...numberIssues(scheme.numberRule, number, ctx.demo),
      ...daysIssues(days, scheme.validityMonths, dayOf(ctx.now)),
    ];
    if (issues[0]) throw new DomainError(issues[0].code, issues[0].details, issues);
    const subject = await ownSubject(ctx, scheme.subject, input);
    const renewsId = input.renewsId ? await requireRenewable(ctx, input.renewsId, { scheme, subject }) : null;
    await requireOwnFile(ctx, input.fileId);
    const rows = await ctx.db
      .insert(certificates)
      .values({
        ...subject,
        ...days,
        renewsId,
        id: newId(ctx.now),
        organisationId: ctx.actor.organisationId,
        schemeCode: scheme.code,
        number,
        issuer: input.issuer,
        fileId: input.fileId,
        submittedAt: ctx.now,
        submittedById: ctx.actor.userId,
        isDemo: ctx.demo,
      })
      .returning();
    const certificate = oneRow(rows, "certificate.not_found");
    await recordAudit(ctx, {
      action: "certificate.submitted",
      subjectType: "certificate",
      subjectId: certificate.id,
      after: certificate,
    });
    return certificate;
  });
}

function numberIssues(rule: CertificateNumberRule, number: string, demo: boolean): FieldIssue[] {
  if (isNumberAcceptable(rule, number, demo)) return [];
  return [{ path: ["number"], code: "certificate.number_malformed", details: numberShapes[rule] }];
}

function daysIssues(
  days: { validFrom: string; validUntil: string | null },
  months: number | null,
  today: string,
): FieldIssue[] {
  const problem = daysProblem(days, months, today);
  if (!problem) return [];
  const details: ErrorDetails =
    problem === "longer_than_scheme" && months !== null
      ? { months, latest: addMonths(days.validFrom, months) }
      : {};
  return [{ path: ["validUntil"], code: `certificate.${problem}`, details }];
}

async function requireOwnFile(ctx: InTransaction, fileId: string): Promise<void> {
  if (!isId(fileId)) throw new DomainError("file.not_found");
  const rows = await ctx.db
    .select({ id: files.id })
    .from(files)
    .where(and(eq(files.id, fileId), eq(files.organisationId, ctx.actor.organisationId)));
  oneRow(rows, "file.not_found");
}
