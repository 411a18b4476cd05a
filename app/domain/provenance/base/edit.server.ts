import { and, eq, inArray } from "drizzle-orm";
import { statesVouchedFor } from "#app/domain/catalogue/product/states.ts";
import { bumpCatalogueVersion } from "#app/domain/catalogue/version.server.ts";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { products } from "#db/schema/catalogue.server.ts";
import { productionBases } from "#db/schema/provenance.server.ts";
import { type EditBase, editBaseInput } from "./input.ts";
import { type BaseRow, baseColumns } from "./records.server.ts";

/**
 * Edits a base of the actor's organisation. Its county is part of what officials vouched for, so it cannot move to
 * another one while a verified product grows there.
 * @throws DomainError `base.not_found`, `base.county_in_use`, `product.origin_unknown`.
 */
export async function editBase(ctx: AnyContext, raw: EditBase): Promise<BaseRow> {
  requireCan(ctx, "base.edit");
  const { baseId, ...details } = editBaseInput.parse(raw);
  if (!isId(baseId)) throw new DomainError("base.not_found");
  return inTransaction(ctx, async (ctx) => {
    const owned = and(
      eq(productionBases.id, baseId),
      eq(productionBases.organisationId, ctx.actor.organisationId),
    );
    const before = oneRow(
      await ctx.db.select().from(productionBases).where(owned).for("update"),
      "base.not_found",
    );
    const columns = await baseColumns(ctx, details);
    const growing = await ctx.db
      .select({ id: products.id })
      .from(products)
      .where(
        and(
          eq(products.organisationId, ctx.actor.organisationId),
          eq(products.baseId, baseId),
          inArray(products.state, statesVouchedFor),
        ),
      )
      .limit(1);
    if (growing.length > 0 && columns.countyCode !== before.countyCode)
      throw new DomainError("base.county_in_use", {}, [{ path: ["countyCode"], code: "base.county_in_use" }]);
    const after = oneRow(
      await ctx.db.update(productionBases).set(columns).where(owned).returning(),
      "base.not_found",
    );
    await recordAudit(ctx, {
      action: "base.edited",
      subjectType: "base",
      subjectId: baseId,
      before,
      after,
    });
    if (growing.length > 0) await bumpCatalogueVersion(ctx);
    return after;
  });
}
