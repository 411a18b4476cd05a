import { and, desc, eq } from "drizzle-orm";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { auditEvents } from "#db/schema/core.server.ts";
import { users } from "#db/schema/accounts.server.ts";

export type Exported = {
  /** `workbook`, `bulletin`, `crossing`, or the name of a table. */
  report: string;
  year: number;
  month: number | null;
  policy: string;
  version: number;
  totalFen: number;
  /** The chain's end the figures stand on. */
  position: number;
  hash: string;
};

/** Puts on record who took which report away, and the figures it said. */
export async function recordExport(ctx: AnyContext, exported: Exported): Promise<void> {
  requireCan(ctx, "ledger.read");
  await inTransaction(ctx, (ctx) =>
    recordAudit(ctx, {
      action: "report.exported",
      subjectType: "report",
      subjectId: "ledger",
      after: exported,
    }),
  );
}

const EXPORTS_SHOWN = 20;

/** The reports that people of the reader's office took away last. */
export async function listExports(ctx: AnyContext) {
  requireCan(ctx, "ledger.read");
  const rows = await ctx.db
    .select({
      id: auditEvents.id,
      at: auditEvents.occurredAt,
      person: users.name,
      exported: auditEvents.after,
    })
    .from(auditEvents)
    .leftJoin(users, eq(users.id, auditEvents.actorUserId))
    .where(
      and(
        eq(auditEvents.subjectType, "report"),
        eq(auditEvents.subjectId, "ledger"),
        eq(auditEvents.actorOrganisationId, ctx.actor.organisationId),
      ),
    )
    .orderBy(desc(auditEvents.id))
    .limit(EXPORTS_SHOWN);
  return rows.map(({ exported, ...row }) => ({ ...row, exported: exported as Exported }));
}

export type ExportRow = Awaited<ReturnType<typeof listExports>>[number];
