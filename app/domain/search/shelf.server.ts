import { and, eq, gte, isNotNull, isNull, ne, or, sql } from "drizzle-orm";
import { standingOn } from "#app/domain/certification/certificate/validity.ts";
import { reasonsNotToSell } from "#app/domain/certification/sale/may-be-sold.ts";
import { requiredSchemes, type SchemeRequirement } from "#app/domain/certification/sale/required-schemes.ts";
import {
  type CarriedCertificate,
  type CarriedWaiver,
  type RequiredScheme,
  waiversUsed,
} from "#app/domain/certification/sale/requirement.ts";
import type { AnyContext, Queryable } from "#app/domain/core/context.ts";
import { prepared } from "#app/domain/core/prepared.server.ts";
import { addDays, type Day, dayOf } from "#app/kernel/calendar.ts";
import { counties, organisations } from "#db/schema/accounts.server.ts";
import { catalogueVersions, industries, products } from "#db/schema/catalogue.server.ts";
import {
  certificateSchemes,
  certificates,
  certificateWaivers,
  schemeRequirements,
} from "#db/schema/certification.server.ts";
import { arrange, type ShelfItem, type ShelfOrders } from "./shelf.ts";

export type NamedCode = { code: string; nameZh: string; nameEn: string };
export type MarkScheme = NamedCode & { sealZh: string; sealEn: string };

/** Everything for sale on one day, as of one catalogue version. */
export type Shelf = {
  version: number;
  day: Day;
  orders: ShelfOrders;
  byId: ReadonlyMap<string, ShelfItem>;
  /** Industries that may be sold of, in their order. */
  industries: readonly (NamedCode & { oneOfTheTen: boolean })[];
  counties: readonly NamedCode[];
  /** Schemes that count as marks, by code, in their order. */
  marks: ReadonlyMap<string, MarkScheme>;
  hasDemo: boolean;
};

/** Stock moves without a new catalogue version, so "in stock" may lag by this much. */
const STOCK_LAG_MS = 10_000;

type Kept = { version: number; day: Day; loadedAt: number; shelf: Promise<Shelf> };
const kept = new WeakMap<Queryable, Kept>();

/**
 * What may be bought today: published products of approved suppliers whose required certificates hold on the earliest
 * dispatch day. Read once per catalogue version and day and shared by all requests; the version is asked for each time.
 */
export async function getShelf(ctx: AnyContext): Promise<Shelf> {
  const version = await askVersion(ctx.db);
  const day = dayOf(ctx.now);
  const known = kept.get(ctx.db);
  const age = known ? ctx.now.getTime() - known.loadedAt : 0;
  if (known && known.version === version && known.day === day && age >= 0 && age < STOCK_LAG_MS)
    return known.shelf;
  const shelf = loadShelf(ctx.db, version, day);
  kept.set(ctx.db, { version, day, loadedAt: ctx.now.getTime(), shelf });
  shelf.catch(() => kept.delete(ctx.db));
  return shelf;
}

const readVersion = prepared([], (db) =>
  db.select({ version: catalogueVersions.version }).from(catalogueVersions),
);
const asked = new WeakMap<Queryable, Promise<number>>();

/** The catalogue's version. Loaders that are started together ask once: nothing can have happened between them. */
function askVersion(db: Queryable): Promise<number> {
  const waiting = asked.get(db);
  if (waiting) return waiting;
  const version = readVersion({ db }, {}).then(([row]) => row?.version ?? 0);
  asked.set(db, version);
  queueMicrotask(() => asked.delete(db));
  return version;
}

async function loadShelf(db: Queryable, version: number, day: Day): Promise<Shelf> {
  const [rows, held, waived, requirements, schemes, industryRows, countyRows] = await Promise.all([
    db
      .select({
        id: products.id,
        organisationId: products.organisationId,
        baseId: products.baseId,
        industryCode: products.industryCode,
        countyCode: products.countyCode,
        family: products.family,
        state: products.state,
        saleHeld: sql<boolean>`${products.saleHeldAt} is not null`,
        organisationState: organisations.state,
        processing: products.processing,
        leadDays: products.leadDays,
        fromPriceFen: products.fromPriceFen,
        fromMoqPacks: products.fromMoqPacks,
        inStock: products.inStock,
        seasonFromMonth: products.seasonFromMonth,
        seasonToMonth: products.seasonToMonth,
        publishedAt: products.publishedAt,
        isDemo: products.isDemo,
      })
      .from(products)
      .innerJoin(organisations, eq(organisations.id, products.organisationId))
      .innerJoin(industries, eq(industries.code, products.industryCode))
      .where(
        and(
          eq(products.state, "published"),
          isNull(products.saleHeldAt),
          isNotNull(products.publishedAt),
          isNotNull(products.fromPriceFen),
          isNotNull(products.fromMoqPacks),
          eq(organisations.state, "approved"),
          eq(industries.sellableOnline, true),
        ),
      ),
    db
      .select({
        schemeCode: certificates.schemeCode,
        state: certificates.state,
        organisationId: certificates.organisationId,
        productId: certificates.productId,
        baseId: certificates.baseId,
        validFrom: certificates.validFrom,
        validUntil: certificates.validUntil,
      })
      .from(certificates)
      .where(
        and(
          eq(certificates.state, "verified"),
          isNull(certificates.batchId),
          or(isNull(certificates.validUntil), gte(certificates.validUntil, day)),
        ),
      ),
    db
      .select({
        schemeCode: certificateWaivers.schemeCode,
        organisationId: certificateWaivers.organisationId,
        productId: certificateWaivers.productId,
        validFrom: certificateWaivers.validFrom,
        validUntil: certificateWaivers.validUntil,
        isRevoked: sql<boolean>`false`,
      })
      .from(certificateWaivers)
      .where(and(isNull(certificateWaivers.revokedAt), gte(certificateWaivers.validUntil, day))),
    db
      .select({
        processing: schemeRequirements.processing,
        industryCode: schemeRequirements.industryCode,
        schemeCode: schemeRequirements.schemeCode,
        nameZh: certificateSchemes.nameZh,
        nameEn: certificateSchemes.nameEn,
      })
      .from(schemeRequirements)
      .innerJoin(certificateSchemes, eq(certificateSchemes.code, schemeRequirements.schemeCode))
      .where(ne(certificateSchemes.subject, "batch"))
      .orderBy(certificateSchemes.position),
    db
      .select({
        code: certificateSchemes.code,
        nameZh: certificateSchemes.nameZh,
        nameEn: certificateSchemes.nameEn,
        sealZh: certificateSchemes.sealZh,
        sealEn: certificateSchemes.sealEn,
        isMark: certificateSchemes.isMark,
      })
      .from(certificateSchemes)
      .orderBy(certificateSchemes.position),
    db
      .select({
        code: industries.code,
        nameZh: industries.nameZh,
        nameEn: industries.nameEn,
        oneOfTheTen: industries.oneOfTheTen,
      })
      .from(industries)
      .where(eq(industries.sellableOnline, true))
      .orderBy(industries.position),
    db
      .select({ code: counties.code, nameZh: counties.nameZh, nameEn: counties.nameEn })
      .from(counties)
      .orderBy(counties.position),
  ]);

  const certificatesOf = new Map<string, CarriedCertificate[]>();
  for (const { productId, baseId, organisationId, ...certificate } of held)
    addTo(certificatesOf, productId ?? baseId ?? organisationId, certificate);
  const waiversOf = new Map<string, CarriedWaiver[]>();
  for (const { productId, organisationId, ...waiver } of waived)
    addTo(waiversOf, productId ?? organisationId, waiver);
  const required = requiredOnce(requirements);
  const marks = schemes.filter((scheme) => scheme.isMark);
  const items: ShelfItem[] = [];
  for (const { publishedAt, fromPriceFen, fromMoqPacks, ...listed } of rows) {
    const { state, organisationState, saleHeld, processing, leadDays, ...row } = listed;
    if (!publishedAt || fromPriceFen === null || fromMoqPacks === null) continue;
    const carried = <Held>(held: ReadonlyMap<string, Held[]>) =>
      [row.id, row.baseId, row.organisationId].flatMap((id) => (id ? (held.get(id) ?? []) : []));
    const certificates = carried(certificatesOf);
    const facts = {
      state,
      organisationState,
      saleHeld,
      required: required({ processing, industryCode: row.industryCode }),
      certificates,
      waivers: carried(waiversOf),
    };
    const dispatchOn = addDays(day, leadDays);
    if (reasonsNotToSell(facts, dispatchOn).length > 0) continue;
    const valid = certificates.filter((certificate) => standingOn(certificate, day) === "valid");
    items.push({
      ...row,
      fromPriceFen,
      fromMoqPacks,
      publishedAtMs: publishedAt.getTime(),
      marks: marks
        .filter(({ code }) => valid.some(({ schemeCode }) => schemeCode === code))
        .map(({ code }) => code),
      isWaived: facts.waivers.length > 0 && waiversUsed(facts, dispatchOn).length > 0,
    });
  }
  const orders = arrange(items);
  return {
    version,
    day,
    orders,
    byId: new Map(orders.newest.map((item) => [item.id, item])),
    industries: industryRows,
    counties: countyRows,
    marks: new Map(marks.map((scheme) => [scheme.code, scheme])),
    hasDemo: items.some((item) => item.isDemo),
  };
}

function addTo<Held>(held: Map<string, Held[]>, carrier: string, one: Held): void {
  const those = held.get(carrier);
  if (those) those.push(one);
  else held.set(carrier, [one]);
}

/** The schemes that goods must carry, looked up once for goods of one kind. */
function requiredOnce(rules: readonly SchemeRequirement[]) {
  const known = new Map<string, RequiredScheme[]>();
  return (goods: { processing: string; industryCode: string }): RequiredScheme[] => {
    const kind = `${goods.processing} ${goods.industryCode}`;
    const schemes = known.get(kind) ?? requiredSchemes(rules, goods);
    known.set(kind, schemes);
    return schemes;
  };
}
