import {
  and,
  asc,
  eq,
  exists,
  gte,
  inArray,
  isNotNull,
  isNull,
  lte,
  or,
  type Placeholder,
  type SQL,
} from "drizzle-orm";
import { standingOn } from "#app/domain/certification/certificate/validity.ts";
import type { AnyContext, Queryable } from "#app/domain/core/context.ts";
import { prepared } from "#app/domain/core/prepared.server.ts";
import { type Day, dayOf } from "#app/kernel/calendar.ts";
import { organisations } from "#db/schema/accounts.server.ts";
import { products } from "#db/schema/catalogue.server.ts";
import { certificateSchemes, certificates, schemeRequirements } from "#db/schema/certification.server.ts";

/** Verified certificates, on whatever day. */
function selectVerified(db: Queryable, whose: SQL | undefined) {
  return db
    .select({
      id: certificates.id,
      schemeCode: certificates.schemeCode,
      nameZh: certificateSchemes.nameZh,
      nameEn: certificateSchemes.nameEn,
      sealZh: certificateSchemes.sealZh,
      sealEn: certificateSchemes.sealEn,
      subject: certificateSchemes.subject,
      isMark: certificateSchemes.isMark,
      number: certificates.number,
      issuer: certificates.issuer,
      validFrom: certificates.validFrom,
      validUntil: certificates.validUntil,
      verifiedAt: certificates.decidedAt,
      /** The office that looked at the document; its people stay unnamed in public. */
      verifiedBy: { nameZh: organisations.name, nameEn: organisations.nameEn },
      isDemo: certificates.isDemo,
    })
    .from(certificates)
    .innerJoin(certificateSchemes, eq(certificateSchemes.code, certificates.schemeCode))
    .leftJoin(organisations, eq(organisations.id, certificates.decidedByOrganisationId))
    .where(and(whose, eq(certificates.state, "verified")))
    .orderBy(asc(certificateSchemes.position), asc(certificates.validFrom), asc(certificates.id));
}

/** What is shown of a product, base or supplier; what speaks of one batch only is shown with the batch. */
function selectShown(db: Queryable, today: Day | Placeholder, whose: SQL | undefined) {
  return selectVerified(
    db,
    and(
      whose,
      isNull(certificates.batchId),
      lte(certificates.validFrom, today),
      or(isNull(certificates.validUntil), gte(certificates.validUntil, today)),
    ),
  );
}

/**
 * What says something of a product's goods, as `concernsGoods` has it: what names the product or its batch, marks of quality, and
 * what such goods must carry.
 */
function concernsProduct(db: Queryable, productId: Placeholder): SQL | undefined {
  const required = db
    .select({ schemeCode: schemeRequirements.schemeCode })
    .from(schemeRequirements)
    .innerJoin(
      products,
      and(
        eq(products.processing, schemeRequirements.processing),
        or(
          isNull(schemeRequirements.industryCode),
          eq(schemeRequirements.industryCode, products.industryCode),
        ),
      ),
    )
    .where(and(eq(products.id, productId), eq(schemeRequirements.schemeCode, certificates.schemeCode)));
  return or(
    isNotNull(certificates.productId),
    isNotNull(certificates.batchId),
    certificateSchemes.isMark,
    exists(required),
  );
}

export type ShownCertificate = Awaited<ReturnType<typeof selectVerified>>[number];

const readProductCertificates = prepared(["productId", "today"], (db, { productId, today }) => {
  const own = (column: "id" | "baseId" | "organisationId") =>
    db.select({ id: products[column] }).from(products).where(eq(products.id, productId));
  return selectShown(
    db,
    today,
    and(
      inArray(certificates.organisationId, own("organisationId")),
      or(isNull(certificates.productId), eq(certificates.productId, productId)),
      or(isNull(certificates.baseId), inArray(certificates.baseId, own("baseId"))),
      concernsProduct(db, productId),
    ),
  );
});

/** Certificates verified and valid today that concern a product: its own, its base's and its supplier's. */
export async function listProductCertificates(
  ctx: AnyContext,
  productId: string,
): Promise<ShownCertificate[]> {
  return readProductCertificates(ctx, { productId, today: dayOf(ctx.now) });
}

/** Certificates of a supplier as a whole, verified and valid today. */
export async function listSupplierCertificates(
  ctx: AnyContext,
  organisationId: string,
): Promise<ShownCertificate[]> {
  return selectShown(
    ctx.db,
    dayOf(ctx.now),
    and(
      eq(certificates.organisationId, organisationId),
      isNull(certificates.productId),
      isNull(certificates.baseId),
    ),
  );
}

/** Certificates of a production base, verified and valid today. */
export async function listBaseCertificates(ctx: AnyContext, baseId: string): Promise<ShownCertificate[]> {
  return selectShown(ctx.db, dayOf(ctx.now), eq(certificates.baseId, baseId));
}

const readBatchCertificates = prepared(
  ["organisationId", "productId", "baseId", "batchId"],
  (db, { organisationId, productId, baseId, batchId }) =>
    selectVerified(
      db,
      and(
        eq(certificates.organisationId, organisationId),
        or(isNull(certificates.productId), eq(certificates.productId, productId)),
        or(isNull(certificates.baseId), eq(certificates.baseId, baseId)),
        or(isNull(certificates.batchId), eq(certificates.batchId, batchId)),
        concernsProduct(db, productId),
      ),
    ),
);

type OfBatch = Record<"organisationId" | "productId" | "baseId" | "batchId", string>;

/** Verified certificates that concern a batch: its own, its product's, its base's and its supplier's, on whatever day. */
export async function listBatchCertificates(ctx: AnyContext, batch: OfBatch): Promise<ShownCertificate[]> {
  return readBatchCertificates(ctx, batch);
}

/** Those of verified certificates that are valid on a day. */
export function validOn(verified: readonly ShownCertificate[], day: Day): ShownCertificate[] {
  return verified.filter((certificate) => standingOn({ ...certificate, state: "verified" }, day) === "valid");
}
