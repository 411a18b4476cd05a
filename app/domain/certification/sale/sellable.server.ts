import { type SQL, sql } from "drizzle-orm";
import { standingOn } from "#app/domain/certification/certificate/validity.ts";
import type { Actor, Context } from "#app/domain/core/context.ts";
import { prepared, preparedForList } from "#app/domain/core/prepared.server.ts";
import type { Day } from "#app/kernel/calendar.ts";
import { isId } from "#app/kernel/id.ts";
import type { CertificateSnapshot, WaiverSnapshot } from "#db/schema/orders.server.ts";
import type { ProductState } from "#db/vocabulary/catalogue.ts";
import type { OrganisationState } from "#db/vocabulary/organisations.ts";
import { reasonsNotToSell, type SaleFacts, type SaleProblem } from "./may-be-sold.ts";
import {
  type CarriedCertificate,
  type CarriedWaiver,
  concernsGoods,
  type RequiredScheme,
  waiversUsed,
} from "./requirement.ts";
import { requiredSchemes, type SchemeRequirement } from "./required-schemes.ts";

type Reader = Pick<Context<Actor | null>, "db">;

/** The day that is asked about: one for all products, or each product's own by the days it needs to leave. */
export type SaleDay = Day | ((leadDays: number) => Day);

/**
 * Whether a product may be sold on a day, and what is frozen into an order: the certificates valid then that concern it, and the
 * waivers it rests on.
 */
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
  const answers = new Map<string, Saleability>();
  for (const { ids, leadDays, facts } of rows.flatMap(knownOf)) {
    const day = dayFor(on, leadDays);
    const answer = {
      problems: reasonsNotToSell(facts, day),
      certificates: certificateSnapshots(facts.certificates, facts.required, day),
      waivers: waiverSnapshots(waiversUsed(facts, day)),
    };
    for (const productId of ids) answers.set(productId, { productId, ...answer });
  }
  return answers;
}

/** As `sellableOn`, but only what stands against the sale: certificates that nothing requires are not read. */
export async function saleProblemsOn(
  ctx: Reader,
  productIds: Iterable<string>,
  on: SaleDay,
): Promise<Map<string, readonly SaleProblem[]>> {
  const answers = new Map<string, readonly SaleProblem[]>();
  const asked = [...new Set(productIds)].filter(isId);
  const rows = asked.length === 0 ? [] : await readRequired(ctx, { ids: asked });
  for (const { ids, leadDays, facts } of rows.flatMap(knownOf)) {
    const problems = reasonsNotToSell(facts, dayFor(on, leadDays));
    for (const productId of ids) answers.set(productId, problems);
  }
  return answers;
}

function dayFor(on: SaleDay, leadDays: number): Day {
  return typeof on === "string" ? on : on(leadDays);
}

/** Whom a certificate speaks of: a product, a base, or its holder when it names neither. */
type Carrier = { organisationId: string; productId: string | null; baseId: string | null };
type Certificate = Carrier &
  CarriedCertificate &
  Pick<CertificateSnapshot, "certificateId" | "nameZh" | "nameEn" | "number" | "issuer"> & {
    isMark: boolean;
  };
type Waiver = Omit<Carrier, "baseId"> & CarriedWaiver & WaiverSnapshot;
type Facts = SaleFacts & { certificates: Certificate[]; waivers: Waiver[] };

function waiverSnapshots(waivers: readonly Waiver[]): WaiverSnapshot[] {
  return waivers.map(({ waiverId, schemeCode, nameZh, nameEn, responsible, reason, validUntil }) => ({
    waiverId,
    schemeCode,
    nameZh,
    nameEn,
    responsible,
    reason,
    validUntil,
  }));
}

function certificateSnapshots(
  certificates: readonly Certificate[],
  required: readonly RequiredScheme[],
  day: Day,
): CertificateSnapshot[] {
  return certificates
    .filter((certificate) => concernsGoods(certificate, required) && standingOn(certificate, day) === "valid")
    .map(({ certificateId, schemeCode, nameZh, nameEn, number, issuer, validFrom, validUntil }) => ({
      certificateId,
      schemeCode,
      nameZh,
      nameEn,
      number,
      issuer,
      validFrom,
      validUntil,
    }));
}

type Row = {
  /**
   * A line for the products that share everything but their identifier, its fields between bars (they are codes, identifiers and
   * numbers, which have none): state, whether a recall holds them, state and identifier of their supplier, base, processing,
   * industry, lead days, and their identifiers between commas.
   */
  products: string | null;
  requirements: SchemeRequirement[];
  certificates: Certificate[];
  waivers: Waiver[];
};

type Fields = [
  state: ProductState,
  held: string,
  organisationState: OrganisationState,
  organisationId: string,
  baseId: string,
  processing: string,
  industryCode: string,
  leadDays: string,
  ids: string,
];

/** Products about which the same is known, and what that is. */
type Known = { ids: string[]; leadDays: number; facts: Facts };

const readProducts = prepared(["ids"], (_db, { ids }) => saleText(sql`p.id = any(${ids}::uuid[])`));
const readRequired = prepared(["ids"], (_db, { ids }) =>
  saleText(sql`p.id = any(${ids}::uuid[])`, { requiredOnly: true }),
);
const readProductsOfPacks = preparedForList([], (_db, _values, ids) =>
  saleText(sql`p.id in (select v.product_id from variants v where v.id in (${sql.join(ids, sql`, `)}))`),
);

/**
 * One statement for products, what is required of them, and what their suppliers carry. Each kind comes by itself, so that ten
 * thousand products of a few hundred suppliers do not repeat every licence ten thousand times; products come as lines of text, those
 * that differ in nothing in one, which are made and read in a fraction of the time of grouped JSON.
 */
export function saleText(isAsked: SQL, { requiredOnly = false } = {}): SQL<Row> {
  return sql<Row>`
    with asked as materialized (
      select p.id, p.organisation_id, p.base_id,
        concat_ws('|', p.state, p.sale_held_at is not null, o.state, p.organisation_id, coalesce(p.base_id::text, ''),
          p.processing, p.industry_code, p.lead_days) as shared
      from products p join organisations o on o.id = p.organisation_id
      where ${isAsked}),
    requirement as materialized (
      select r.processing, r.industry_code, s.code, s.name_zh, s.name_en, s.position
      from scheme_requirements r join certificate_schemes s on s.code = r.scheme_code
      where s.subject <> 'batch')
    select
      (select string_agg(line, e'\\n') from (
         select shared || '|' || string_agg(id::text, ',') as line from asked group by shared) lines) as products,
      (select coalesce(json_agg(json_build_object('schemeCode', code, 'nameZh', name_zh, 'nameEn', name_en, 'processing', processing,
         'industryCode', industry_code) order by position), '[]')
       from requirement) as requirements,
      (select coalesce(json_agg(json_build_object('organisationId', c.organisation_id, 'productId', c.product_id, 'baseId', c.base_id,
         'certificateId', c.id, 'schemeCode', c.scheme_code, 'nameZh', s.name_zh, 'nameEn', s.name_en, 'isMark', s.is_mark, 'number', c.number,
         'issuer', c.issuer, 'validFrom', c.valid_from, 'validUntil', c.valid_until, 'state', c.state)
         order by s.position, c.valid_from), '[]')
       from certificates c join certificate_schemes s on s.code = c.scheme_code
       where c.organisation_id in (select organisation_id from asked) and c.batch_id is null
         and (c.product_id is null or c.product_id in (select id from asked))
         and (c.base_id is null or c.base_id in (select base_id from asked))
         ${requiredOnly ? sql`and c.scheme_code = any(array(select code from requirement))` : sql``}) as certificates,
      (select coalesce(json_agg(json_build_object('organisationId', w.organisation_id, 'productId', w.product_id, 'waiverId', w.id,
         'schemeCode', w.scheme_code, 'nameZh', s.name_zh, 'nameEn', s.name_en, 'responsible', w.responsible, 'reason', w.reason,
         'validFrom', w.valid_from, 'validUntil', w.valid_until, 'isRevoked', false) order by w.valid_until desc), '[]')
       from certificate_waivers w join certificate_schemes s on s.code = w.scheme_code
       where w.organisation_id in (select organisation_id from asked) and w.revoked_at is null
         and (w.product_id is null or w.product_id in (select id from asked))) as waivers`;
}

function knownOf({ products, requirements, certificates, waivers }: Row): Known[] {
  const certificatesOf = new Map<string, Certificate[]>();
  for (const one of certificates)
    addTo(certificatesOf, one.productId ?? one.baseId ?? one.organisationId, one);
  const waiversOf = new Map<string, Waiver[]>();
  for (const one of waivers) addTo(waiversOf, one.productId ?? one.organisationId, one);
  const carried = (carriers: readonly string[]) => ({
    certificates: carriers.flatMap((id) => certificatesOf.get(id) ?? []),
    waivers: carriers.flatMap((id) => waiversOf.get(id) ?? []),
  });
  const carriedAlike = once((baseId: string, organisationId: string) => carried([baseId, organisationId]));
  const requiredOf = once((processing: string, industryCode: string) =>
    requiredSchemes(requirements, { processing, industryCode }),
  );
  const known: Known[] = [];
  for (const line of products ? products.split("\n") : []) {
    const [state, held, organisationState, organisationId, baseId, processing, industryCode, leadDays, ids] =
      line.split("|") as Fields;
    const common = {
      state,
      saleHeld: held === "t",
      organisationState,
      required: requiredOf(processing, industryCode),
    };
    const alike: string[] = [];
    for (const id of ids.split(",")) {
      if (!certificatesOf.has(id) && !waiversOf.has(id)) alike.push(id);
      else
        known.push({
          ids: [id],
          leadDays: Number(leadDays),
          facts: { ...common, ...carried([id, baseId, organisationId]) },
        });
    }
    if (alike.length > 0)
      known.push({
        ids: alike,
        leadDays: Number(leadDays),
        facts: { ...common, ...carriedAlike(baseId, organisationId) },
      });
  }
  return known;
}

/** Works out an answer of two codes the first time it is asked for. */
function once<Answer>(answer: (one: string, other: string) => Answer) {
  const known = new Map<string, Answer>();
  return (one: string, other: string): Answer => {
    const key = `${one} ${other}`;
    const found = known.get(key) ?? answer(one, other);
    known.set(key, found);
    return found;
  };
}

function addTo<Held>(held: Map<string, Held[]>, carrier: string, one: Held): void {
  const those = held.get(carrier);
  if (those) those.push(one);
  else held.set(carrier, [one]);
}
