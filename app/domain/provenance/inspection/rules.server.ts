import type { AnyContext } from "#app/domain/core/context.ts";
import { inspectionRules } from "#db/schema/inspection-templates.server.ts";

/** Every rule about which goods owe a report; a handful of rows. */
export function readInspectionRules({ db }: Pick<AnyContext, "db">) {
  return db
    .select({
      processing: inspectionRules.processing,
      industryCode: inspectionRules.industryCode,
      beforeRelease: inspectionRules.beforeRelease,
      retestMonths: inspectionRules.retestMonths,
    })
    .from(inspectionRules);
}

export type InspectionRuleRow = Awaited<ReturnType<typeof readInspectionRules>>[number];
