import { and, eq } from "drizzle-orm";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import {
  brokenConstraintOf,
  type InTransaction,
  inTransaction,
} from "#app/domain/core/transaction.server.ts";
import { dayOf } from "#app/kernel/calendar.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId, newId, newReadableCode } from "#app/kernel/id.ts";
import { products } from "#db/schema/catalogue.server.ts";
import { batches, productionBases } from "#db/schema/provenance.server.ts";
import { bestBefore, impossibleDay } from "./days.ts";
import { type CreateBatch, createBatchInput } from "./input.ts";
import type { BatchRow } from "./records.server.ts";

/** Characters of our batch code, printed as QR: 31^10 of them. */
const CODE_LENGTH = 10;

/**
 * Begins a batch of a product as a draft, from one of the organisation's bases, with a code of ours.
 * @throws DomainError `product.not_found`, `base.not_found`, `batch.dates_impossible`, `batch.code_taken`.
 */
export async function createBatch(ctx: AnyContext, raw: CreateBatch): Promise<BatchRow> {
  requireCan(ctx, "batch.edit");
  const input = createBatchInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const product = await ownProduct(ctx, input.productId);
    const baseId = await ownBase(ctx, input.baseId || product.baseId);
    const days = {
      harvestedOn: input.harvestedOn,
      packedOn: input.packedOn,
      bestBeforeOn: bestBefore(input.bestBeforeOn, input.packedOn, product.shelfLifeDays),
    };
    const field = impossibleDay(days, dayOf(ctx.now));
    if (field)
      throw new DomainError("batch.dates_impossible", {}, [
        { path: [field], code: "batch.dates_impossible" },
      ]);
    const rows = await withOwnCode(() =>
      ctx.db
        .insert(batches)
        .values({
          ...days,
          id: newId(ctx.now),
          organisationId: ctx.actor.organisationId,
          productId: product.id,
          baseId,
          code: newReadableCode(CODE_LENGTH),
          supplierCode: input.supplierCode || null,
          quantityGrams: input.quantityKilograms,
          isDemo: ctx.demo,
          createdAt: ctx.now,
        })
        .returning(),
    );
    const batch = oneRow(rows, "batch.not_found");
    await recordAudit(ctx, {
      action: "batch.created",
      subjectType: "batch",
      subjectId: batch.id,
      after: batch,
    });
    return batch;
  });
}

async function ownProduct(ctx: InTransaction, productId: string) {
  if (!isId(productId)) throw new DomainError("product.not_found");
  const rows = await ctx.db
    .select({ id: products.id, baseId: products.baseId, shelfLifeDays: products.shelfLifeDays })
    .from(products)
    .where(and(eq(products.id, productId), eq(products.organisationId, ctx.actor.organisationId)));
  return oneRow(rows, "product.not_found");
}

async function ownBase(ctx: InTransaction, baseId: string | null): Promise<string> {
  if (!baseId || !isId(baseId)) throw unknownBase();
  const rows = await ctx.db
    .select({ id: productionBases.id })
    .from(productionBases)
    .where(and(eq(productionBases.id, baseId), eq(productionBases.organisationId, ctx.actor.organisationId)));
  if (rows.length === 0) throw unknownBase();
  return baseId;
}

const unknownBase = () =>
  new DomainError("base.not_found", {}, [{ path: ["baseId"], code: "base.not_found" }]);

async function withOwnCode<Result>(write: () => Promise<Result>): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    if (brokenConstraintOf(error) === "batches_supplier_code")
      throw new DomainError("batch.code_taken", {}, [{ path: ["supplierCode"], code: "batch.code_taken" }]);
    throw error;
  }
}
