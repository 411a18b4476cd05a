import { asc, desc, eq, getTableColumns, sql } from "drizzle-orm";
import type { AnyContext } from "#app/domain/core/context.ts";
import { organisations, users } from "#db/schema/accounts.server.ts";
import { inspectionTemplates } from "#db/schema/inspection-templates.server.ts";
import { inspectionOverrides, inspectionReadings, spotChecks } from "#db/schema/inspection.server.ts";
import { inspectionReports } from "#db/schema/provenance.server.ts";
import type {
  InspectionUnit,
  LimitComparison,
  ReadingKind,
  ReadingOutcome,
} from "#db/vocabulary/inspection.ts";
import type { InspectionVerdict } from "#db/vocabulary/provenance.ts";

/** A reading as pages show it: the limit it was held against, what was found, and what the rule made of it. */
export type ShownReading = {
  nameZh: string;
  nameEn: string;
  method: string;
  unit: InspectionUnit;
  comparison: LimitComparison;
  lowMicro: number | null;
  highMicro: number | null;
  sourceZh: string;
  isDemo: boolean;
  found: ReadingKind;
  valueMicro: number | null;
  detectionLimitMicro: number | null;
  valueUnit: InspectionUnit;
  outcome: ReadingOutcome;
};

/** A verdict changed by hand; `person` is left out where the public reads. */
export type ShownOverride = {
  fromVerdict: InspectionVerdict;
  toVerdict: InspectionVerdict;
  reason: string;
  at: string;
  organisation: string;
  person: string | null;
};

/** The reports on a batch, the latest first, with their readings and every change of a verdict; scoping is the caller's. */
export function readReports(
  { db }: Pick<AnyContext, "db">,
  batchId: string,
  { naming }: { naming: "everybody" | "offices" },
) {
  const person = naming === "everybody" ? sql`u.name` : sql`null::text`;
  return db
    .select({
      ...getTableColumns(inspectionReports),
      template: { nameZh: inspectionTemplates.nameZh, nameEn: inspectionTemplates.nameEn },
      spotCheck: sql<boolean>`exists (select 1 from ${spotChecks} s where s.report_id = inspection_reports.id)`,
      readings: sql<ShownReading[]>`coalesce((
        select json_agg(json_build_object('nameZh', r.name_zh, 'nameEn', r.name_en, 'method', r.method, 'unit', r.unit,
          'comparison', r.comparison, 'lowMicro', r.low_micro, 'highMicro', r.high_micro, 'sourceZh', r.source_zh,
          'isDemo', r.is_demo, 'found', r.found, 'valueMicro', r.value_micro,
          'detectionLimitMicro', r.detection_limit_micro, 'valueUnit', r.value_unit, 'outcome', r.outcome) order by r.position)
        from ${inspectionReadings} r where r.report_id = inspection_reports.id), '[]'::json)`,
      overrides: sql<ShownOverride[]>`coalesce((
        select json_agg(json_build_object('fromVerdict', x.from_verdict, 'toVerdict', x.to_verdict, 'reason', x.reason,
          'at', x.at, 'organisation', o.name, 'person', ${person}) order by x.at, x.id)
        from ${inspectionOverrides} x join ${organisations} o on o.id = x.organisation_id join ${users} u on u.id = x.user_id
        where x.report_id = inspection_reports.id), '[]'::json)`,
    })
    .from(inspectionReports)
    .leftJoin(inspectionTemplates, eq(inspectionTemplates.code, inspectionReports.templateCode))
    .where(eq(inspectionReports.batchId, batchId))
    .orderBy(desc(inspectionReports.reportedOn), asc(inspectionReports.id));
}

export type ShownReport = Awaited<ReturnType<typeof readReports>>[number];
