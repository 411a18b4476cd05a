import { and, asc, desc, eq, or, sql } from "drizzle-orm";
import type { Context } from "#app/domain/core/context.ts";
import { products } from "#db/schema/catalogue.server.ts";
import { certificateSchemes, certificates, schemeRequirements } from "#db/schema/certification.server.ts";
import { batches } from "#db/schema/provenance.server.ts";

/** The batches of the actor's organisation whose goods need certificates of every batch; the latest hundred. */
export async function listCertifiableBatches({ db, actor }: Context) {
  return db
    .selectDistinct({
      code: batches.id,
      nameZh: sql<string>`${batches.code} || ' · ' || ${products.nameZh}`,
      nameEn: sql<string>`${batches.code} || ' · ' || ${products.nameEn}`,
    })
    .from(batches)
    .innerJoin(products, eq(products.id, batches.productId))
    .innerJoin(schemeRequirements, isRequiredOfBatch)
    .innerJoin(certificateSchemes, isBatchScheme)
    .where(eq(batches.organisationId, actor.organisationId))
    .orderBy(desc(batches.id))
    .limit(100);
}

const isBatchScheme = and(
  eq(certificateSchemes.code, schemeRequirements.schemeCode),
  eq(certificateSchemes.subject, "batch"),
);
const isRequiredOfBatch = and(
  eq(schemeRequirements.processing, products.processing),
  or(
    sql`${schemeRequirements.industryCode} is null`,
    eq(schemeRequirements.industryCode, products.industryCode),
  ),
);

/** What a batch of the actor's organisation must carry before it may leave, each with its latest certificate or none. */
export async function listBatchRequirements({ db, actor }: Context, batchId: string) {
  return db
    .selectDistinctOn([certificateSchemes.position], {
      scheme: {
        code: certificateSchemes.code,
        nameZh: certificateSchemes.nameZh,
        nameEn: certificateSchemes.nameEn,
      },
      certificate: {
        id: certificates.id,
        number: certificates.number,
        state: certificates.state,
        fileId: certificates.fileId,
        isDemo: certificates.isDemo,
        decisionReason: certificates.decisionReason,
      },
    })
    .from(batches)
    .innerJoin(products, eq(products.id, batches.productId))
    .innerJoin(schemeRequirements, isRequiredOfBatch)
    .innerJoin(certificateSchemes, isBatchScheme)
    .leftJoin(
      certificates,
      and(eq(certificates.batchId, batches.id), eq(certificates.schemeCode, certificateSchemes.code)),
    )
    .where(and(eq(batches.id, batchId), eq(batches.organisationId, actor.organisationId)))
    .orderBy(
      asc(certificateSchemes.position),
      sql`(${certificates.state} = 'verified') desc nulls last`,
      desc(certificates.submittedAt),
    );
}
