import { sql } from "drizzle-orm";
import type { Actor, Context } from "#app/domain/core/context.ts";
import type { Day } from "#app/kernel/calendar.ts";
import { isId } from "#app/kernel/id.ts";
import {
  type CarriedCertificate,
  type RequiredScheme,
  type RequirementProblem,
  requirementProblems,
} from "./requirement.ts";

type Row = { id: string; code: string; required: RequiredScheme[]; certificates: CarriedCertificate[] };

/** A batch with what is required of it and not met by a certificate of its own; nothing of it is waived. */
export type BatchProblems = { batchId: string; code: string; problems: RequirementProblem[] };

/**
 * What keeps batches from leaving on a day: each must carry the certificates that its goods require of every batch. A batch
 * made from others needs its own.
 */
export async function batchProblemsOn(
  ctx: Pick<Context<Actor | null>, "db">,
  batchIds: Iterable<string>,
  day: Day,
): Promise<BatchProblems[]> {
  const ids = [...new Set(batchIds)].filter(isId);
  if (ids.length === 0) return [];
  const rows = (await ctx.db.execute(sql`
    select b.id, b.code,
      json_agg(distinct jsonb_build_object('schemeCode', s.code, 'nameZh', s.name_zh, 'nameEn', s.name_en)) as required,
      (select coalesce(json_agg(json_build_object('schemeCode', c.scheme_code, 'state', c.state, 'validFrom', c.valid_from,
         'validUntil', c.valid_until)), '[]') from certificates c where c.batch_id = b.id) as certificates
    from batches b join products p on p.id = b.product_id
    join scheme_requirements r on r.processing = p.processing and (r.industry_code is null or r.industry_code = p.industry_code)
    join certificate_schemes s on s.code = r.scheme_code and s.subject = 'batch'
    where b.id = any(${sql.param(ids)}::uuid[])
    group by b.id, b.code order by b.code`)) as unknown as Row[];
  return rows.flatMap(({ id, code, required, certificates }) => {
    const problems = requirementProblems({ required, certificates, waivers: [] }, day);
    return problems.length > 0 ? [{ batchId: id, code, problems }] : [];
  });
}
