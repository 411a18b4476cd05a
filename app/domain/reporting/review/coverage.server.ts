import { type SQL, sql } from "drizzle-orm";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { Actor, AnyContext } from "#app/domain/core/context.ts";
import { hasFullTrace } from "#app/domain/provenance/trace/full-trace.server.ts";
import { answeredFor } from "./scope.server.ts";

/** Sales of a year in fen after returns, and how much of them was covered on the day the goods left. */
export type Coverage = {
  code: string;
  nameZh: string;
  nameEn: string;
  salesFen: number;
  certifiedFen: number;
  inspectedFen: number;
  tracedFen: number;
};

type Row = Record<"county_code" | "industry_code", string | null> &
  Record<"name_zh" | "name_en", string | null> &
  Record<"sales" | "certified" | "inspected" | "traced", string>;

/**
 * How far the sales of a year were covered, by county and by industry, in the counties an official answers for:
 * by a certificate in the order's snapshot that was valid on the day of dispatch; by a passing report on the very batch,
 * made by that day; by a full trace (`hasFullTrace`). What has no delivery, because it was sold outside and verified, counts as
 * sold and not as covered.
 */
export async function readCoverage(ctx: AnyContext, year: number) {
  requireCan(ctx, "ledger.read");
  const rows = await ctx.db.execute<Row>(coverageStatement(ctx.actor, year));
  const coverage = rows.map((row): Coverage & { of: "county" | "industry" } => ({
    of: row.county_code === null ? "industry" : "county",
    code: row.county_code ?? row.industry_code ?? "",
    nameZh: row.name_zh ?? "",
    nameEn: row.name_en ?? "",
    salesFen: Number(row.sales),
    certifiedFen: Number(row.certified),
    inspectedFen: Number(row.inspected),
    tracedFen: Number(row.traced),
  }));
  const counties = coverage.filter(({ of }) => of === "county");
  return { counties, industries: coverage.filter(({ of }) => of === "industry"), whole: sumOf(counties) };
}

/** The one statement behind the page. */
export function coverageStatement(actor: Actor, year: number): SQL {
  return sql`
    with sold as (
      select county_code, industry_code, delivery_line_id, sum(amount_fen) as fen
      from ledger_entries where year = ${year} and ${answeredFor(actor, sql`county_code`) ?? sql`true`}
      group by county_code, industry_code, delivery_line_id),
    judged as (
      select s.county_code, s.industry_code, s.fen,
             coalesce(exists (
               select 1 from jsonb_array_elements(o.certificates) c
               where c ->> 'certificateId' is not null and c ->> 'validFrom' <= d.dispatched_on::text
                 and (c ->> 'validUntil' is null or c ->> 'validUntil' >= d.dispatched_on::text)), false) as certified,
             exists (
               select from inspection_reports r
               where r.batch_id = l.batch_id and r.verdict = 'passed' and r.reported_on <= d.dispatched_on) as inspected,
             ${hasFullTrace} as traced
      from sold s
      left join delivery_lines l on l.id = s.delivery_line_id
      left join deliveries d on d.id = l.delivery_id
      left join purchase_order_lines o on o.id = l.order_line_id
      left join trace_heads head on head.batch_id = l.batch_id
      left join trace_deliveries way on way.batch_id = l.batch_id and way.delivery_id = l.delivery_id),
    summed as (
      select county_code, industry_code, sum(fen) as sales, coalesce(sum(fen) filter (where certified), 0) as certified,
             coalesce(sum(fen) filter (where inspected), 0) as inspected, coalesce(sum(fen) filter (where traced), 0) as traced
      from judged group by grouping sets ((county_code), (industry_code)))
    select s.*, coalesce(c.name_zh, i.name_zh) as name_zh, coalesce(c.name_en, i.name_en) as name_en
    from summed s left join counties c on c.code = s.county_code left join industries i on i.code = s.industry_code
    order by s.sales desc, s.county_code, s.industry_code`;
}

function sumOf(parts: readonly Coverage[]): Omit<Coverage, "code" | "nameZh" | "nameEn"> {
  const total = (fen: (part: Coverage) => number) => parts.reduce((sum, part) => sum + fen(part), 0);
  return {
    salesFen: total(({ salesFen }) => salesFen),
    certifiedFen: total(({ certifiedFen }) => certifiedFen),
    inspectedFen: total(({ inspectedFen }) => inspectedFen),
    tracedFen: total(({ tracedFen }) => tracedFen),
  };
}
