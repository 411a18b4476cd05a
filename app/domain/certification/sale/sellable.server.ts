import { type SQL, sql } from "drizzle-orm";
import { standingOn } from "#app/domain/certification/certificate/validity.ts";
import type { Actor, Context } from "#app/domain/core/context.ts";
import { prepared, preparedForList } from "#app/domain/core/prepared.server.ts";
import type { Day } from "#app/kernel/calendar.ts";
import { isId } from "#app/kernel/id.ts";
import type { CertificateSnapshot, WaiverSnapshot } from "#db/schema/procurement.server.ts";
import type { ProductState } from "#db/vocabulary/catalogue.ts";
import type { OrganisationState } from "#db/vocabulary/organisations.ts";
import { reasonsNotToSell, type SaleFacts, type SaleProblem } from "./may-be-sold.ts";
import {
  type CarriedCertificate,
  type CarriedWaiver,
  type RequiredScheme,
  waiversUsed,
} from "./requirement.ts";
import { requiredSchemes, type SchemeRequirement } from "./required-schemes.ts";

type Reader = Pick<Context<Actor | null>, "db">;

/** The day that is asked about: one for all products, or each product's own by the days it needs to leave. */
export type SaleDay = Day | ((leadDays: number) => Day);

/** Whether a product may be sold on a day, and what is frozen into an order: certificates valid then, and waivers it rests on. */
export type Saleability = {
  productId: string;
  problems: SaleProblem[];
  certificates: CertificateSnapshot[];
  waivers: WaiverSnapshot[];
};

/**
 * Answers for several products at once, in one query, whether each may be sold on `on`: it is published, its supplier
 * approved, no recall holds it, and everything required by its industry and processing is met on that day by a certificate
 * of the product, of its base or of its supplier, or by a waiver. What is required of a batch is asked when the batch is
 * known. Products that do not exist are absent. Ask with the promised dispatch date.
 */
export async function sellableOn(
  ctx: Reader,
  productIds: Iterable<string>,
  on: SaleDay,
): Promise<Map<string, Saleability>> {
  const ids = [...new Set(productIds)].filter(isId);
  return ids.length === 0 ? new Map() : answersOf(await readProducts(ctx, { ids }), on);
}

/** As {@link sellableOn}, by product too, for the products of these packs. */
export async function sellablePacksOn(
  ctx: Reader,
  variantIds: Iterable<string>,
  on: SaleDay,
): Promise<Map<string, Saleability>> {
  const ids = [...new Set(variantIds)].filter(isId);
  return ids.length === 0 ? new Map() : answersOf(await readProductsOfPacks(ctx, {}, ids), on);
}

function answersOf(rows: readonly Row[], on: SaleDay): Map<string, Saleability> {
  return new Map(
    rows.flatMap(factsOf).map(({ productId, leadDays, facts }) => {
      const day = dayFor(on, leadDays);
      return [
        productId,
        {
          productId,
          problems: reasonsNotToSell(facts, day),
          certificates: certificateSnapshots(facts.certificates, day),
          waivers: waiversUsed(facts, day).map(({ validFrom: _, isRevoked: __, ...waiver }) => waiver),
        },
      ];
    }),
  );
}

/** As `sellableOn`, but only what stands against the sale: certificates that nothing requires are not read. */
export async function saleProblemsOn(
  ctx: Reader,
  productIds: Iterable<string>,
  on: SaleDay,
): Promise<Map<string, SaleProblem[]>> {
  const ids = [...new Set(productIds)].filter(isId);
  const rows = ids.length === 0 ? [] : await readRequired(ctx, { ids });
  return new Map(
    rows
      .flatMap(factsOf)
      .map(({ productId, leadDays, facts }) => [productId, reasonsNotToSell(facts, dayFor(on, leadDays))]),
  );
}

function dayFor(on: SaleDay, leadDays: number): Day {
  return typeof on === "string" ? on : on(leadDays);
}

type Certificate = CarriedCertificate &
  Pick<CertificateSnapshot, "certificateId" | "nameZh" | "nameEn" | "number" | "issuer">;
type Waiver = CarriedWaiver & WaiverSnapshot;
type Facts = SaleFacts & { certificates: Certificate[]; waivers: Waiver[] };

function certificateSnapshots(certificates: readonly Certificate[], day: Day): CertificateSnapshot[] {
  return certificates
    .filter((certificate) => standingOn(certificate, day) === "valid")
    .map(({ state: _, ...snapshot }) => snapshot);
}

type Carrier = { organisationId: string; productId: string | null; baseId: string | null };
type Row = {
  /** Identifier, state, held by a recall, state and identifier of its supplier, base, processing, industry, lead days. */
  products: [
    string,
    ProductState,
    boolean,
    OrganisationState,
    string,
    string | null,
    string,
    string,
    number,
  ][];
  requirements: SchemeRequirement[];
  certificates: (Carrier & Certificate)[];
  waivers: (Omit<Carrier, "baseId"> & Waiver)[];
};

const readProducts = prepared(["ids"], (_db, { ids }) => saleText(sql`p.id = any(${ids}::uuid[])`));
const readRequired = prepared(["ids"], (_db, { ids }) =>
  saleText(sql`p.id = any(${ids}::uuid[])`, { requiredOnly: true }),
);
const readProductsOfPacks = preparedForList([], (_db, _values, ids) =>
  saleText(sql`p.id in (select v.product_id from variants v where v.id in (${sql.join(ids, sql`, `)}))`),
);

/**
 * One statement for products, what is required of them, and what their suppliers carry. Each kind comes as one list, so
 * that ten thousand products of a few hundred suppliers do not repeat every licence ten thousand times.
 */
function saleText(isAsked: SQL, { requiredOnly = false } = {}): SQL<Row> {
  return sql<Row>`
    with asked as materialized (
      select p.id, p.state, p.sale_held_at is not null as held, o.state as organisation_state, p.organisation_id, p.base_id,
        p.processing, p.industry_code, p.lead_days
      from products p join organisations o on o.id = p.organisation_id
      where ${isAsked}),
    requirement as materialized (
      select r.processing, r.industry_code, s.code, s.name_zh, s.name_en, s.position
      from scheme_requirements r join certificate_schemes s on s.code = r.scheme_code
      where s.subject <> 'batch')
    select
      (select coalesce(json_agg(json_build_array(id, state, held, organisation_state, organisation_id, base_id, processing, industry_code, lead_days)), '[]')
       from asked) as products,
      (select coalesce(json_agg(json_build_object('schemeCode', code, 'nameZh', name_zh, 'nameEn', name_en, 'processing', processing,
         'industryCode', industry_code) order by position), '[]')
       from requirement) as requirements,
      (select coalesce(json_agg(json_build_object('organisationId', c.organisation_id, 'productId', c.product_id, 'baseId', c.base_id,
         'certificateId', c.id, 'schemeCode', c.scheme_code, 'nameZh', s.name_zh, 'nameEn', s.name_en, 'number', c.number,
         'issuer', c.issuer, 'validFrom', c.valid_from, 'validUntil', c.valid_until, 'state', c.state)
         order by s.position, c.valid_from), '[]')
       from certificates c join certificate_schemes s on s.code = c.scheme_code
       where c.organisation_id in (select organisation_id from asked) and c.batch_id is null
         and (c.product_id is null or c.product_id in (select id from asked))
         and (c.base_id is null or c.base_id in (select base_id from asked))
         ${requiredOnly ? sql`and c.scheme_code in (select code from requirement)` : sql``}) as certificates,
      (select coalesce(json_agg(json_build_object('organisationId', w.organisation_id, 'productId', w.product_id, 'waiverId', w.id,
         'schemeCode', w.scheme_code, 'nameZh', s.name_zh, 'nameEn', s.name_en, 'responsible', w.responsible, 'reason', w.reason,
         'validFrom', w.valid_from, 'validUntil', w.valid_until, 'isRevoked', false) order by w.valid_until desc), '[]')
       from certificate_waivers w join certificate_schemes s on s.code = w.scheme_code
       where w.organisation_id in (select organisation_id from asked) and w.revoked_at is null
         and (w.product_id is null or w.product_id in (select id from asked))) as waivers`;
}

function factsOf(row: Row): { productId: string; leadDays: number; facts: Facts }[] {
  const certificatesOf = new Map<string, Certificate[]>();
  for (const { organisationId, productId, baseId, ...certificate } of row.certificates)
    addTo(certificatesOf, productId ?? baseId ?? organisationId, certificate);
  const waiversOf = new Map<string, Waiver[]>();
  for (const { organisationId, productId, ...waiver } of row.waivers)
    addTo(waiversOf, productId ?? organisationId, waiver);
  const requiredOf = new Map<string, RequiredScheme[]>();
  return row.products.map(
    ([
      id,
      state,
      saleHeld,
      organisationState,
      organisationId,
      baseId,
      processing,
      industryCode,
      leadDays,
    ]) => {
      const goods = `${processing} ${industryCode}`;
      const required =
        requiredOf.get(goods) ?? requiredSchemes(row.requirements, { processing, industryCode });
      requiredOf.set(goods, required);
      const carried = <Held>(held: ReadonlyMap<string, Held[]>) =>
        [id, baseId, organisationId].flatMap((carrier) => (carrier ? (held.get(carrier) ?? []) : []));
      const certificates = carried(certificatesOf);
      const waivers = carried(waiversOf);
      return {
        productId: id,
        leadDays,
        facts: { state, saleHeld, organisationState, required, certificates, waivers },
      };
    },
  );
}

function addTo<Held>(held: Map<string, Held[]>, carrier: string, one: Held): void {
  const those = held.get(carrier);
  if (those) those.push(one);
  else held.set(carrier, [one]);
}
