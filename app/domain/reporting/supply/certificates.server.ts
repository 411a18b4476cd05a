import { and, desc, eq, lt, or } from "drizzle-orm";
import { expiryClock } from "#app/domain/certification/certificate/validity.ts";
import type { Context } from "#app/domain/core/context.ts";
import { dayOf } from "#app/kernel/calendar.ts";
import { PAGE_ROWS, pageOf, readPosition } from "#app/kernel/keyset.ts";
import { products } from "#db/schema/catalogue.server.ts";
import { certificateSchemes, certificates } from "#db/schema/certification.server.ts";
import { productionBases } from "#db/schema/provenance.server.ts";

/** The certificates of the actor's organisation with their expiry clocks, the latest handed in first; one page. */
export async function listOwnCertificates(ctx: Context, after: string | null = null) {
  const position = readPosition(after);
  const rows = await ctx.db
    .select({
      id: certificates.id,
      number: certificates.number,
      issuer: certificates.issuer,
      validFrom: certificates.validFrom,
      validUntil: certificates.validUntil,
      state: certificates.state,
      decisionReason: certificates.decisionReason,
      fileId: certificates.fileId,
      submittedAt: certificates.submittedAt,
      isDemo: certificates.isDemo,
      scheme: { nameZh: certificateSchemes.nameZh, nameEn: certificateSchemes.nameEn },
      product: { nameZh: products.nameZh, nameEn: products.nameEn },
      base: { nameZh: productionBases.nameZh, nameEn: productionBases.nameEn },
    })
    .from(certificates)
    .innerJoin(certificateSchemes, eq(certificateSchemes.code, certificates.schemeCode))
    .leftJoin(products, eq(products.id, certificates.productId))
    .leftJoin(productionBases, eq(productionBases.id, certificates.baseId))
    .where(
      and(
        eq(certificates.organisationId, ctx.actor.organisationId),
        position
          ? or(
              lt(certificates.submittedAt, position.at),
              and(eq(certificates.submittedAt, position.at), lt(certificates.id, position.id)),
            )
          : undefined,
      ),
    )
    .orderBy(desc(certificates.submittedAt), desc(certificates.id))
    .limit(PAGE_ROWS + 1);
  const today = dayOf(ctx.now);
  const page = pageOf(rows, (row) => ({ at: row.submittedAt, id: row.id }));
  return {
    next: page.next,
    rows: page.rows.map((row) => ({
      ...row,
      clock: row.state === "verified" ? expiryClock(row.validUntil, today) : null,
    })),
  };
}
