import { and, eq } from "drizzle-orm";
import { touchProduct } from "#app/domain/catalogue/product/records.server.ts";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { variants } from "#db/schema/catalogue.server.ts";
import { type EditPack, editPackInput, packWords } from "./input.ts";
import { lockOwnVariant, type VariantRow, withOwnNumbers } from "./records.server.ts";

/**
 * Edits what a pack is (name, counting word, net weight) while its product is a draft. Afterwards orders speak of it:
 * switch it off and add another.
 * @throws DomainError `variant.not_found`, `product.wrong_state`, `variant.sku_taken`.
 */
export async function editPack(ctx: AnyContext, raw: EditPack): Promise<VariantRow> {
  requireCan(ctx, "product.edit");
  const { variantId, netKilograms, ...fields } = editPackInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const { variant, product } = await lockOwnVariant(ctx, variantId);
    if (product.state !== "draft" || product.publishedAt !== null)
      throw new DomainError("product.wrong_state", { state: product.state });
    const edited = oneRow(
      await withOwnNumbers(() =>
        ctx.db
          .update(variants)
          .set({ ...packWords(fields), netGrams: netKilograms })
          .where(and(eq(variants.id, variantId), eq(variants.organisationId, ctx.actor.organisationId)))
          .returning(),
      ),
      "variant.not_found",
    );
    await touchProduct(ctx, product.id);
    await recordAudit(ctx, {
      action: "variant.edited",
      subjectType: "product",
      subjectId: product.id,
      before: variant,
      after: edited,
    });
    return edited;
  });
}
