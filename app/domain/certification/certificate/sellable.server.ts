import { sql } from "drizzle-orm";
import type { Actor, Context } from "#app/domain/core/context.ts";
import {
  type CarriedCertificate,
  type RequiredScheme,
  type RequirementProblem,
  requirementProblems,
} from "#app/domain/certification/scheme/requirement.ts";
import type { Day } from "#app/kernel/calendar.ts";
import { isId } from "#app/kernel/id.ts";
import type { CertificateSnapshot } from "#db/schema/procurement.server.ts";
import type { OrganisationState } from "#db/vocabulary/organisations.ts";
import type { ProductState } from "#db/vocabulary/catalogue.ts";
import { standingOn } from "./validity.ts";

/** Why a product may not be sold on a day. */
export type SaleProblem =
  | { code: "product_not_published"; state: ProductState }
  | { code: "supplier_not_approved"; state: OrganisationState }
  /** A recall took it off sale until its stock is counted. */
  | { code: "sale_held" }
  | ({ code: "certificate" } & RequirementProblem);

/** Whether a product may be sold on a day, and the certificates valid on that day, to be frozen into an order. */
export type Saleability = {
  productId: string;
  problems: SaleProblem[];
  certificates: CertificateSnapshot[];
};

type CertificateRow = CarriedCertificate &
  Pick<CertificateSnapshot, "certificateId" | "nameZh" | "nameEn" | "number" | "issuer">;

type Row = {
  product_id: string;
  state: ProductState;
  sale_held: boolean;
  organisation_state: OrganisationState;
  required: RequiredScheme[];
  certificates: CertificateRow[];
};

/**
 * Answers for several products at once, in one query, whether each may be sold on `day`: it is published, its supplier
 * approved, no recall holds it, and every certificate required by its processing valid on that day (of the product, of its base or of its
 * supplier). Products that do not exist are absent. Ask with the promised dispatch date.
 */
export async function sellableOn(
  ctx: Pick<Context<Actor | null>, "db">,
  productIds: Iterable<string>,
  day: Day,
): Promise<Map<string, Saleability>> {
  const rows = await saleRows(ctx, productIds);
  return new Map(
    rows.map((row) => [
      row.product_id,
      { productId: row.product_id, problems: problemsOf(row, day), certificates: snapshots(row, day) },
    ]),
  );
}

function problemsOf(row: Row, day: Day): SaleProblem[] {
  const problems: SaleProblem[] = [];
  if (row.state !== "published") problems.push({ code: "product_not_published", state: row.state });
  if (row.organisation_state !== "approved")
    problems.push({ code: "supplier_not_approved", state: row.organisation_state });
  if (row.sale_held) problems.push({ code: "sale_held" });
  for (const problem of requirementProblems(row.required, row.certificates, day))
    problems.push({ code: "certificate", ...problem });
  return problems;
}

function snapshots(row: Row, day: Day): CertificateSnapshot[] {
  return row.certificates
    .filter((certificate) => standingOn(certificate, day) === "valid")
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

async function saleRows(
  ctx: Pick<Context<Actor | null>, "db">,
  productIds: Iterable<string>,
): Promise<Row[]> {
  const ids = [...new Set(productIds)].filter(isId);
  if (ids.length === 0) return [];
  return (await ctx.db.execute(sql`
    select p.id as product_id, p.state, p.sale_held_at is not null as sale_held, o.state as organisation_state,
      coalesce((
        select json_agg(json_build_object('schemeCode', s.code, 'nameZh', s.name_zh, 'nameEn', s.name_en) order by s.position)
        from scheme_requirements r join certificate_schemes s on s.code = r.scheme_code
        where r.processing = p.processing), '[]'::json) as required,
      coalesce((
        select json_agg(json_build_object(
          'certificateId', c.id, 'schemeCode', c.scheme_code, 'nameZh', s.name_zh, 'nameEn', s.name_en, 'number', c.number, 'issuer', c.issuer,
          'validFrom', c.valid_from, 'validUntil', c.valid_until, 'state', c.state) order by s.position, c.valid_from)
        from certificates c join certificate_schemes s on s.code = c.scheme_code
        where c.organisation_id = p.organisation_id
          and (c.product_id is null or c.product_id = p.id)
          and (c.base_id is null or c.base_id = p.base_id)), '[]'::json) as certificates
    from products p join organisations o on o.id = p.organisation_id
    where p.id in (${sql.join(
      ids.map((id) => sql`${id}::uuid`),
      sql`, `,
    )})`)) as unknown as Row[];
}
