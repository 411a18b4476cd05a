import { and, asc, eq, gt, or, sql } from "drizzle-orm";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { districts, organisations, pairings } from "#db/schema/accounts.server.ts";
import { productionBases } from "#db/schema/provenance.server.ts";

/** An approved supplier as its page shows it. @throws DomainError `organisation.not_found`. */
export async function getShownSupplier(ctx: AnyContext, organisationId: string) {
  if (!isId(organisationId)) throw new DomainError("organisation.not_found");
  const rows = await ctx.db
    .select({
      id: organisations.id,
      name: organisations.name,
      nameEn: organisations.nameEn,
      countyCode: organisations.countyCode,
      sellerForce: organisations.sellerForce,
      introduction: organisations.introduction,
      address: organisations.address,
      creditCode: organisations.creditCode,
      householdsInvolved: organisations.householdsInvolved,
      householdBenefit: organisations.householdBenefit,
      agentOf: sql<
        string | null
      >`(select p.name from organisations p where p.id = organisations.agent_of_id)`,
      approvedAt: organisations.decidedAt,
      isDemo: organisations.isDemo,
    })
    .from(organisations)
    .where(
      and(
        eq(organisations.id, organisationId),
        eq(organisations.kind, "supplier"),
        eq(organisations.state, "approved"),
      ),
    );
  return oneRow(rows, "organisation.not_found");
}

export type ShownSupplier = Awaited<ReturnType<typeof getShownSupplier>>;

/** The production bases of a supplier. */
export async function listSupplierBases(ctx: AnyContext, organisationId: string) {
  return ctx.db
    .select(baseColumns)
    .from(productionBases)
    .where(eq(productionBases.organisationId, organisationId))
    .orderBy(asc(productionBases.id))
    .limit(50);
}

const baseColumns = {
  id: productionBases.id,
  organisationId: productionBases.organisationId,
  countyCode: productionBases.countyCode,
  nameZh: productionBases.nameZh,
  nameEn: productionBases.nameEn,
  township: productionBases.township,
  village: productionBases.village,
  areaMilliMu: productionBases.areaMilliMu,
  latitudeMicro: productionBases.latitudeMicro,
  longitudeMicro: productionBases.longitudeMicro,
  isDemo: productionBases.isDemo,
};

export type ShownBase = Awaited<ReturnType<typeof listSupplierBases>>[number];

/** A production base of an approved supplier. @throws DomainError `base.not_found`. */
export async function getShownBase(ctx: AnyContext, baseId: string) {
  if (!isId(baseId)) throw new DomainError("base.not_found");
  const rows = await ctx.db
    .select({
      ...baseColumns,
      supplierName: organisations.name,
      supplierNameEn: organisations.nameEn,
      outlineMicro: productionBases.outlineMicro,
    })
    .from(productionBases)
    .innerJoin(organisations, eq(organisations.id, productionBases.organisationId))
    .where(and(eq(productionBases.id, baseId), eq(organisations.state, "approved")));
  return oneRow(rows, "base.not_found");
}

const SUPPLIERS_SHOWN = 40;

/**
 * Approved suppliers by county and then in the order they joined, forty at a time; reads `organisations_review`.
 * `after` is the cursor the page before gave; anything else begins at the start.
 */
export async function listShownSuppliers(
  ctx: AnyContext,
  { countyCode, after }: { countyCode: string | null; after: string | null },
) {
  const [afterCounty = "", afterId = ""] = after?.split(".") ?? [];
  const begins = isId(afterId)
    ? or(
        gt(organisations.countyCode, afterCounty),
        and(eq(organisations.countyCode, afterCounty), gt(organisations.id, afterId)),
      )
    : undefined;
  const rows = await ctx.db
    .select({
      id: organisations.id,
      name: organisations.name,
      nameEn: organisations.nameEn,
      countyCode: organisations.countyCode,
      sellerForce: organisations.sellerForce,
      householdsInvolved: organisations.householdsInvolved,
      isDemo: organisations.isDemo,
    })
    .from(organisations)
    .where(
      and(
        eq(organisations.kind, "supplier"),
        eq(organisations.state, "approved"),
        countyCode === null ? undefined : eq(organisations.countyCode, countyCode),
        begins,
      ),
    )
    .orderBy(asc(organisations.countyCode), asc(organisations.id))
    .limit(SUPPLIERS_SHOWN + 1);
  const suppliers = rows.slice(0, SUPPLIERS_SHOWN);
  const last = suppliers.at(-1);
  return { suppliers, next: rows.length > SUPPLIERS_SHOWN && last ? `${last.countyCode}.${last.id}` : null };
}

export type ListedSupplier = Awaited<ReturnType<typeof listShownSuppliers>>["suppliers"][number];

/** Which districts of the buying side a county is paired with; an unverified pair says so. */
export async function listPairedDistricts(ctx: AnyContext, countyCode: string) {
  return ctx.db
    .select({
      code: districts.code,
      nameZh: districts.nameZh,
      nameEn: districts.nameEn,
      since: pairings.since,
      verified: pairings.verified,
    })
    .from(pairings)
    .innerJoin(districts, eq(districts.code, pairings.districtCode))
    .where(eq(pairings.countyCode, countyCode))
    .orderBy(asc(districts.position));
}
