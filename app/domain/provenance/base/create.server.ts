import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { newId } from "#app/kernel/id.ts";
import { productionBases } from "#db/schema/provenance.server.ts";
import { type CreateBase, createBaseInput } from "./input.ts";
import { type BaseRow, baseColumns } from "./records.server.ts";

/** Registers a production base of the actor's organisation. @throws DomainError `product.origin_unknown`. */
export async function createBase(ctx: AnyContext, raw: CreateBase): Promise<BaseRow> {
  requireCan(ctx, "base.edit");
  const details = createBaseInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const columns = await baseColumns(ctx, details);
    const rows = await ctx.db
      .insert(productionBases)
      .values({
        ...columns,
        id: newId(ctx.now),
        organisationId: ctx.actor.organisationId,
        isDemo: ctx.demo,
        createdAt: ctx.now,
      })
      .returning();
    const base = oneRow(rows, "base.not_found");
    await recordAudit(ctx, { action: "base.created", subjectType: "base", subjectId: base.id, after: base });
    return base;
  });
}
