/** Rows the application cannot run without; idempotent, run on every deploy. */
import { createHash } from "node:crypto";
import type { AnyPgColumn, PgTable } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
import type { Database } from "../client.server.ts";
import { counties, districts, pairings, reservedShares } from "../schema/accounts.server.ts";
import { industries } from "../schema/catalogue.server.ts";
import { indicators, indicatorTargets } from "../schema/indicators.server.ts";
import { certificateSchemes, schemeRequirements } from "../schema/certification.server.ts";
import { countingPolicies } from "../schema/counting-policies.server.ts";
import {
  inspectionParameters,
  inspectionRules,
  inspectionTemplates,
} from "../schema/inspection-templates.server.ts";
import { channels } from "../schema/ledger.server.ts";
import { paymentTerms } from "../schema/orders.server.ts";
import { targets } from "../schema/targets.server.ts";
import { schemeRequirementRows, schemeRows } from "./certification.ts";
import { indicatorRows, indicatorTargetRows } from "./indicators.ts";
import { industryRows } from "./industries.ts";
import { inspectionParameterRows, inspectionRuleRows, inspectionTemplateRows } from "./inspection.ts";
import { channelRows, policyRows, reservedShareRows, targetRows } from "./ledger.ts";
import { paymentTermRows } from "./payment-terms.ts";
import { countyRows, districtRows, pairingRows } from "./regions.ts";

/** Inserts the missing reference rows and brings names and rules of the present ones up to date. */
export async function loadReference(db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    await upsert(tx, counties, [counties.code], countyRows, [
      "gbCode",
      "nameZh",
      "nameEn",
      "liftedFromPoverty",
      "position",
    ]);
    await upsert(tx, districts, [districts.code], districtRows, [
      "gbCode",
      "nameZh",
      "nameEn",
      "region",
      "position",
    ]);
    await upsert(tx, industries, [industries.code], industryRows, [
      "nameZh",
      "nameEn",
      "oneOfTheTen",
      "sellableOnline",
      "position",
    ]);
    await upsert(tx, channels, [channels.code], channelRows, [
      "nameZh",
      "nameEn",
      "kind",
      "namedByPlan",
      "saleKeys",
      "mayPush",
      "position",
    ]);
    await upsert(tx, certificateSchemes, [certificateSchemes.code], schemeRows, [
      "nameZh",
      "nameEn",
      "sealZh",
      "sealEn",
      "validityMonths",
      "renewalDays",
      "waiverDays",
      "numberRule",
      "isMark",
      "position",
    ]);
    await tx.insert(schemeRequirements).values(schemeRequirementRows).onConflictDoNothing();
    await upsert(tx, inspectionRules, [inspectionRules.code], inspectionRuleRows, [
      "processing",
      "industryCode",
      "beforeRelease",
      "retestMonths",
      "sourceZh",
    ]);
    await upsert(tx, inspectionTemplates, [inspectionTemplates.code], inspectionTemplateRows, [
      "nameZh",
      "nameEn",
      "family",
      "processing",
      "position",
    ]);
    await upsert(
      tx,
      inspectionParameters,
      [inspectionParameters.templateCode, inspectionParameters.code],
      inspectionParameterRows,
      [
        "position",
        "nameZh",
        "nameEn",
        "method",
        "unit",
        "comparison",
        "lowMicro",
        "highMicro",
        "sourceZh",
        "isDemo",
      ],
    );
    await upsert(tx, indicators, [indicators.code], indicatorRows, [
      "clause",
      "nameZh",
      "nameEn",
      "unitZh",
      "unitEn",
      "eachCounty",
      "position",
    ]);
    // What officials may change afterwards is only ever inserted.
    await tx.insert(indicatorTargets).values(indicatorTargetRows).onConflictDoNothing();
    await tx.insert(pairings).values(pairingRows).onConflictDoNothing();
    await tx.insert(paymentTerms).values(paymentTermRows).onConflictDoNothing();
    await tx.insert(reservedShares).values(reservedShareRows).onConflictDoNothing();
    await tx
      .insert(targets)
      .values(targetRows.map((row) => ({ id: referenceId("target", String(row.year)), ...row })))
      .onConflictDoNothing();
    await tx
      .insert(countingPolicies)
      .values(policyRows.map((row) => ({ id: referenceId("policy", `${row.code}@${row.version}`), ...row })))
      .onConflictDoNothing();
  });
}

type Inserter = Parameters<Parameters<Database["transaction"]>[0]>[0];

async function upsert<Table extends PgTable>(
  tx: Inserter,
  table: Table,
  key: AnyPgColumn[],
  rows: Table["$inferInsert"][],
  updated: (keyof Table["$inferInsert"] & string)[],
): Promise<void> {
  const columns = table as unknown as Record<string, AnyPgColumn>;
  const set = Object.fromEntries(updated.map((name) => [name, sql.raw(`excluded."${columns[name]?.name}"`)]));
  await tx
    .insert(table)
    .values(rows)
    .onConflictDoUpdate({ target: key as never, set: set as never });
}

/** A stable identifier for a reference row, so that loading twice names the same row. */
function referenceId(kind: string, key: string): string {
  const hex = createHash("sha256").update(`${kind}:${key}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
