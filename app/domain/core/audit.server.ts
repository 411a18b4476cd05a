import { auditEvents } from "#db/schema/core.server.ts";
import type { Actor } from "./context.ts";
import { insertRows, into, type Rows } from "./insert-rows.server.ts";
import type { InTransaction } from "./transaction.server.ts";

export type AuditRecord = {
  /** `noun.happened`, as jobs are named. */
  action: string;
  subjectType: string;
  subjectId: string | number;
  before?: unknown;
  after?: unknown;
  reason?: string;
};

/** What happened as a row for `insertRows`: told in the statement that writes the rows it tells of. */
export function auditRow(ctx: InTransaction<Actor | null>, record: AuditRecord): Rows {
  const event = {
    occurredAt: ctx.now,
    action: record.action,
    actorUserId: ctx.actor?.userId ?? null,
    actorOrganisationId: ctx.actor?.organisationId ?? null,
    subjectType: record.subjectType,
    subjectId: String(record.subjectId),
    before: record.before ?? null,
    after: record.after ?? null,
    reason: record.reason ?? null,
    requestId: ctx.requestId,
  };
  return into(auditEvents, [event]);
}

/** Appends what happened to the audit trail, in the transaction that made it happen. */
export async function recordAudit(ctx: InTransaction<Actor | null>, record: AuditRecord): Promise<void> {
  await insertRows(ctx, auditRow(ctx, record));
}
