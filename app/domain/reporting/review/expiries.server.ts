import { and, asc, between, eq, type SQL, sql } from "drizzle-orm";
import { certificateCounty } from "#app/domain/certification/certificate/county.server.ts";
import { isFollowed } from "#app/domain/certification/certificate/followed.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { counties, organisations } from "#db/schema/accounts.server.ts";
import { products } from "#db/schema/catalogue.server.ts";
import { certificateSchemes, certificates } from "#db/schema/certification.server.ts";
import { productionBases } from "#db/schema/provenance.server.ts";
import { daysOf, type Month, monthsOn } from "./month.ts";
import { answeredFor } from "./scope.server.ts";

/** Most certificates the list of a month shows. */
const MOST_SHOWN = 300;
/** Months the strip beside the calendar looks ahead. */
const MONTHS_AHEAD = 12;

type Asked = { month: Month; county: string | null };

/**
 * The verified certificates of the counties an official answers for whose last valid day lies in a month, by that day;
 * those for which a later one of the same scheme and subject is verified already are renewed.
 */
export async function listExpiries(ctx: AnyContext, { month, county }: Asked) {
  requireCan(ctx, "certificate.read_all");
  const { first, last } = daysOf(month);
  return ctx.db
    .select({
      id: certificates.id,
      number: certificates.number,
      validUntil: sql<string>`${certificates.validUntil}`,
      isDemo: certificates.isDemo,
      scheme: { nameZh: certificateSchemes.nameZh, nameEn: certificateSchemes.nameEn },
      supplier: { nameZh: organisations.name, nameEn: organisations.nameEn },
      product: { nameZh: products.nameZh, nameEn: products.nameEn },
      base: { nameZh: productionBases.nameZh, nameEn: productionBases.nameEn },
      county: { nameZh: counties.nameZh, nameEn: counties.nameEn },
      renewed: isFollowed,
    })
    .from(certificates)
    .innerJoin(certificateSchemes, eq(certificateSchemes.code, certificates.schemeCode))
    .innerJoin(organisations, eq(organisations.id, certificates.organisationId))
    .leftJoin(products, eq(products.id, certificates.productId))
    .leftJoin(productionBases, eq(productionBases.id, certificates.baseId))
    .leftJoin(counties, eq(counties.code, certificateCounty))
    .where(and(inScope(ctx, county), between(certificates.validUntil, first, last)))
    .orderBy(asc(certificates.validUntil), asc(certificates.id))
    .limit(MOST_SHOWN);
}

export type Expiry = Awaited<ReturnType<typeof listExpiries>>[number];

/** How many end in each of the twelve months from one on. */
export async function countExpiries(ctx: AnyContext, { month, county }: Asked) {
  requireCan(ctx, "certificate.read_all");
  const ending = sql<string>`to_char(${certificates.validUntil}, 'YYYY-MM')`;
  const rows = await ctx.db
    .select({ month: ending, count: sql<number>`count(*)::int` })
    .from(certificates)
    .where(
      and(
        inScope(ctx, county),
        between(certificates.validUntil, daysOf(month).first, daysOf(monthsOn(month, MONTHS_AHEAD - 1)).last),
      ),
    )
    .groupBy(ending);
  const counts = new Map(rows.map((row) => [row.month, row.count]));
  return Array.from({ length: MONTHS_AHEAD }, (_, index) => {
    const then = monthsOn(month, index);
    return { month: then, count: counts.get(then) ?? 0 };
  });
}

function inScope({ actor }: AnyContext, county: string | null): SQL | undefined {
  return and(
    eq(certificates.state, "verified"),
    actor ? answeredFor(actor, certificateCounty) : sql`false`,
    county ? sql`${certificateCounty} = ${county}` : undefined,
  );
}

/** The counties an official may look at, for a choice; one that answers for a single county has no choice. */
export async function listAnsweredCounties({ db, actor }: AnyContext) {
  return db
    .select({ code: counties.code, nameZh: counties.nameZh, nameEn: counties.nameEn })
    .from(counties)
    .where(actor ? answeredFor(actor, counties.code) : sql`false`)
    .orderBy(asc(counties.position));
}
