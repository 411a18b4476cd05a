import { and, asc, desc, eq, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { Actor, AnyContext } from "#app/domain/core/context.ts";
import { standingsOf, stateOfReport, sumsOf } from "#app/domain/indicators/report/standing.ts";
import { getHeadlinePolicy } from "#app/domain/ledger/policy/queries.server.ts";
import { readYearTotals } from "#app/domain/reporting/progress/totals.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { counties, organisations, users } from "#db/schema/accounts.server.ts";
import {
  indicatorReports,
  indicators,
  indicatorTargets,
  indicatorVerdictRows,
} from "#db/schema/indicators.server.ts";

type Read = Pick<AnyContext, "db" | "transactional">;

const asked = {
  code: indicators.code,
  clause: indicators.clause,
  nameZh: indicators.nameZh,
  nameEn: indicators.nameEn,
  unitZh: indicators.unitZh,
  unitEn: indicators.unitEn,
  measure: indicators.measure,
  eachCounty: indicators.eachCounty,
  fromLedger: indicators.fromLedger,
  target: indicatorTargets.value,
  targetSource: indicatorTargets.source,
};

const listAsked = ({ db }: Read, year: number, code?: string) =>
  db
    .select(asked)
    .from(indicatorTargets)
    .innerJoin(indicators, eq(indicators.code, indicatorTargets.indicatorCode))
    .where(
      and(
        eq(indicatorTargets.year, year),
        code === undefined ? undefined : eq(indicatorTargets.indicatorCode, code),
      ),
    )
    .orderBy(asc(indicators.position));

const listReports = ({ db }: Read, year: number, code?: string) =>
  db
    .select({
      id: indicatorReports.id,
      indicatorCode: indicatorReports.indicatorCode,
      countyCode: indicatorReports.countyCode,
      value: indicatorReports.value,
      asOf: indicatorReports.asOf,
      isDemo: indicatorReports.isDemo,
      verdict: indicatorVerdictRows.verdict,
    })
    .from(indicatorReports)
    .leftJoin(indicatorVerdictRows, eq(indicatorVerdictRows.reportId, indicatorReports.id))
    .where(
      and(
        eq(indicatorReports.year, year),
        code === undefined ? undefined : eq(indicatorReports.indicatorCode, code),
      ),
    )
    .orderBy(desc(indicatorReports.reportedAt), desc(indicatorReports.id));

type Report = Awaited<ReturnType<typeof listReports>>[number];

/** The counties that have to reach something by themselves: those lifted from poverty, which clause (五) names. */
const listMeasuredCounties = ({ db }: Read) =>
  db
    .select({
      code: counties.code,
      nameZh: counties.nameZh,
      nameEn: counties.nameEn,
      lifted: counties.liftedFromPoverty,
    })
    .from(counties)
    .orderBy(asc(counties.position));

type Asked = Awaited<ReturnType<typeof listAsked>>[number];
type County = Awaited<ReturnType<typeof listMeasuredCounties>>[number];

/**
 * The plan's other indicators in a year, in the plan's order: the target, what the prefecture has confirmed, and what it
 * would be with the reports that wait. The sales are the ledger's under the headline policy, confirmed by their evidence.
 */
export async function readIndicators(ctx: Read, year: number) {
  const [rows, reports, places, policy] = await Promise.all([
    listAsked(ctx, year),
    listReports(ctx, year),
    listMeasuredCounties(ctx),
    getHeadlinePolicy(ctx),
  ]);
  const { totalFen } = await readYearTotals(ctx, year, policy.id);
  return rows.map((row) => ({
    ...row,
    ...(row.fromLedger
      ? { confirmed: totalFen, withWaiting: totalFen, waiting: 0, isDemo: false, countiesMet: null }
      : standingOf(row, reports, places)),
  }));
}

export type IndicatorLine = Awaited<ReturnType<typeof readIndicators>>[number];

function standingOf(row: Asked, all: readonly Report[], places: readonly County[]) {
  const reports = all.filter(({ indicatorCode }) => indicatorCode === row.code);
  const standings = standingsOf(reports);
  const each = row.eachCounty;
  return {
    ...sumsOf(standings.values()),
    waiting: [...standings.values()].filter(({ waiting }) => waiting !== null).length,
    isDemo: reports.some(({ isDemo }) => isDemo),
    countiesMet:
      each === null
        ? null
        : places.filter(({ code, lifted }) => lifted && (standings.get(code)?.confirmed?.value ?? 0) >= each)
            .length,
  };
}

/** The board of a year, for officials. @throws DomainError `indicator.not_found` for a year without targets. */
export async function readBoard(ctx: AnyContext, year: number) {
  requireCan(ctx, "ledger.read");
  const rows = await readIndicators(ctx, year);
  if (rows.length === 0) throw new DomainError("indicator.not_found");
  return rows;
}

/** The years that have targets, oldest first. */
export async function listIndicatorYears({ db }: Pick<Read, "db">): Promise<number[]> {
  const rows = await db
    .selectDistinct({ year: indicatorTargets.year })
    .from(indicatorTargets)
    .orderBy(asc(indicatorTargets.year));
  return rows.map(({ year }) => year);
}

/** Reports an official may read in full: its own place's, or all of them; of others', only what was confirmed. */
function readableReports(actor: Actor): SQL | undefined {
  if (actor.organisationKind === "platform") return undefined;
  switch (actor.officeLevel) {
    case "prefecture":
    case "city":
      return undefined;
    case "county":
      return or(
        eq(indicatorReports.countyCode, actor.countyCode ?? ""),
        eq(indicatorVerdictRows.verdict, "confirmed"),
      );
    case "district":
      return eq(indicatorVerdictRows.verdict, "confirmed");
    case null:
      return sql`false`;
  }
}

/**
 * One indicator in a year: place by place, and every report of it that the reader may see, the newest first.
 * @throws DomainError `indicator.not_found`.
 */
export async function readIndicator(ctx: AnyContext, code: string, year: number) {
  requireCan(ctx, "ledger.read");
  const [[indicator], reports, places, history] = await Promise.all([
    listAsked(ctx, year, code),
    listReports(ctx, year, code),
    listMeasuredCounties(ctx),
    listHistory(ctx, code, year),
  ]);
  if (!indicator || indicator.fromLedger) throw new DomainError("indicator.not_found");
  const standings = standingsOf(reports);
  const newest = new Map([...reports].reverse().map((report) => [report.countyCode, report.id]));
  const own = { code: null, nameZh: "", nameEn: "", lifted: false };
  return {
    indicator: { ...indicator, ...standingOf(indicator, reports, places) },
    places: [...places, own].map(({ code, nameZh, nameEn, lifted }) => ({
      code,
      nameZh,
      nameEn,
      target: lifted ? indicator.eachCounty : null,
      confirmed: standings.get(code)?.confirmed ?? null,
      waiting: standings.get(code)?.waiting ?? null,
    })),
    history: history.map((report) => ({
      ...report,
      state: stateOfReport(report.verdict, newest.get(report.countyCode) === report.id),
    })),
  };
}

export type IndicatorDetail = Awaited<ReturnType<typeof readIndicator>>;

function listHistory(ctx: AnyContext & { actor: Actor }, code: string, year: number) {
  const decider = alias(users, "decider");
  return ctx.db
    .select({
      id: indicatorReports.id,
      countyCode: indicatorReports.countyCode,
      countyNameZh: counties.nameZh,
      countyNameEn: counties.nameEn,
      value: indicatorReports.value,
      asOf: indicatorReports.asOf,
      source: indicatorReports.source,
      note: indicatorReports.note,
      fileId: indicatorReports.fileId,
      reportedAt: indicatorReports.reportedAt,
      reportedById: indicatorReports.reportedById,
      reporter: users.name,
      officeZh: organisations.name,
      officeEn: organisations.nameEn,
      isDemo: indicatorReports.isDemo,
      verdict: indicatorVerdictRows.verdict,
      reason: indicatorVerdictRows.reason,
      decidedAt: indicatorVerdictRows.decidedAt,
      decider: decider.name,
    })
    .from(indicatorReports)
    .innerJoin(users, eq(users.id, indicatorReports.reportedById))
    .innerJoin(organisations, eq(organisations.id, indicatorReports.organisationId))
    .leftJoin(counties, eq(counties.code, indicatorReports.countyCode))
    .leftJoin(indicatorVerdictRows, eq(indicatorVerdictRows.reportId, indicatorReports.id))
    .leftJoin(decider, eq(decider.id, indicatorVerdictRows.decidedById))
    .where(
      and(
        eq(indicatorReports.year, year),
        eq(indicatorReports.indicatorCode, code),
        readableReports(ctx.actor),
      ),
    )
    .orderBy(desc(indicatorReports.reportedAt), desc(indicatorReports.id));
}
