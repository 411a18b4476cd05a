import { and, desc, eq, inArray, ne, sql } from "drizzle-orm";
import { behind } from "#app/domain/core/behind.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { PAGE_ROWS, pageOf, readPosition } from "#app/kernel/keyset.ts";
import { budgetUnits, users } from "#db/schema/accounts.server.ts";
import { requisitionLines, requisitions } from "#db/schema/requisitions.server.ts";
import type { RequisitionState } from "#db/vocabulary/procurement.ts";

export type RequisitionFilter = {
  states?: readonly RequisitionState[];
  /** Leaves out what the actor asked for, as an approver may not decide it. */
  notOwn?: boolean;
  after?: string | null;
};

/** The requisitions of the actor's institution, newest first; one page. Amounts in fen. */
export async function listRequisitions(ctx: AnyContext, filter: RequisitionFilter = {}) {
  requireCan(ctx, "requisition.read");
  const position = readPosition(filter.after ?? null);
  const states = filter.states ?? [];
  const rows = await ctx.db
    .select({
      id: requisitions.id,
      number: requisitions.number,
      state: requisitions.state,
      totalFen: requisitions.totalFen,
      wantedOn: requisitions.wantedOn,
      ownReference: requisitions.ownReference,
      fundSource: requisitions.fundSource,
      holdExpiresAt: requisitions.holdExpiresAt,
      createdAt: requisitions.createdAt,
      isDemo: requisitions.isDemo,
      requesterName: users.name,
      budgetUnit: budgetUnits.name,
      lineCount: sql<number>`(select count(*)::int from ${requisitionLines} where ${requisitionLines.requisitionId} = ${requisitions.id})`,
    })
    .from(requisitions)
    .innerJoin(users, eq(users.id, requisitions.requesterId))
    .innerJoin(budgetUnits, eq(budgetUnits.id, requisitions.budgetUnitId))
    .where(
      and(
        eq(requisitions.organisationId, ctx.actor.organisationId),
        states.length > 0 ? inArray(requisitions.state, [...states]) : undefined,
        filter.notOwn ? ne(requisitions.requesterId, ctx.actor.userId) : undefined,
        behind(position, requisitions.createdAt, requisitions.id),
      ),
    )
    .orderBy(desc(requisitions.createdAt), desc(requisitions.id))
    .limit(PAGE_ROWS + 1);
  return pageOf(rows, (row) => ({ at: row.createdAt, id: row.id }));
}
