import { eq } from "drizzle-orm";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { brokenConstraintOf, inTransaction } from "#app/domain/core/transaction.server.ts";
import { dayOf } from "#app/kernel/calendar.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { newId } from "#app/kernel/id.ts";
import { counties, organisations } from "#db/schema/accounts.server.ts";
import { products } from "#db/schema/catalogue.server.ts";
import { batches, conformityCertificates, productionBases } from "#db/schema/provenance.server.ts";
import { conformityWords } from "./conformity.ts";
import { type BatchReference, batchInput } from "./input.ts";
import { bumpIfOnSale, lockOwnBatch } from "./records.server.ts";

/**
 * Issues the 承诺达标合格证 of a batch: its six fields are taken from the product, the batch, the base and the
 * organisation as they stand now. One to a batch; mixing or repacking makes a new batch.
 * @throws DomainError `batch.not_found`, `batch.conformity_certificate_issued`.
 */
export async function issueConformityCertificate(ctx: AnyContext, raw: BatchReference) {
  requireCan(ctx, "batch.edit");
  const { batchId } = batchInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const batch = await lockOwnBatch(ctx, batchId);
    const facts = oneRow(
      await ctx.db
        .select({
          productName: products.nameZh,
          county: counties.nameZh,
          township: productionBases.township,
          village: productionBases.village,
          base: productionBases.nameZh,
          promiser: organisations.name,
          contact: organisations.contactPhone,
        })
        .from(batches)
        .innerJoin(products, eq(products.id, batches.productId))
        .innerJoin(productionBases, eq(productionBases.id, batches.baseId))
        .innerJoin(counties, eq(counties.code, productionBases.countyCode))
        .innerJoin(organisations, eq(organisations.id, batches.organisationId))
        .where(eq(batches.id, batchId)),
      "batch.not_found",
    );
    const values = {
      id: newId(ctx.now),
      batchId,
      ...conformityWords({ ...facts, quantityGrams: batch.quantityGrams, issuedOn: dayOf(ctx.now) }),
      createdAt: ctx.now,
    };
    const certificate = oneRow(
      await once(() => ctx.db.insert(conformityCertificates).values(values).returning()),
      "batch.not_found",
    );
    await recordAudit(ctx, {
      action: "conformity_certificate.issued",
      subjectType: "batch",
      subjectId: batchId,
      after: certificate,
    });
    await bumpIfOnSale(ctx, batch.productId);
    return certificate;
  });
}

async function once<Result>(write: () => Promise<Result>): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    if (brokenConstraintOf(error) === "conformity_certificates_batch")
      throw new DomainError("batch.conformity_certificate_issued");
    throw error;
  }
}
