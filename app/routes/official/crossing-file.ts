import type { LoaderFunctionArgs } from "@remix-run/node";
import { crossingRows } from "#app/domain/reporting/crossing/export.ts";
import { readCrossingWithChain } from "#app/domain/reporting/crossing/read.server.ts";
import {
  type CrossDimension,
  crossDimensions,
  readCrossingView,
  usesPairs,
} from "#app/domain/reporting/crossing/view.ts";
import { csvText } from "#app/domain/reporting/workbook/csv.ts";
import { recordExport } from "#app/domain/reporting/workbook/record-export.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { localName } from "#app/i18n/locale.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { dayOf, yearOf } from "#app/kernel/calendar.ts";
import { formatInstant, formatMonthName } from "#app/ui/elements/format.ts";

const nameOfDivision = {
  month: "column.month",
  county: "division.county",
  industry: "division.industry",
  channel: "division.channel",
  district: "division.district",
  region: "division.region",
  pair: "division.pair",
  force: "division.seller_force",
  fund: "division.fund_source",
} as const satisfies Record<CrossDimension, string>;

const listOf = {
  county: "counties",
  industry: "industries",
  channel: "channels",
  district: "districts",
} as const;
const wordsOf = {
  region: "buyerRegions",
  pair: "pairSides",
  force: "sellerForces",
  fund: "fundSources",
} as const;

/** `GET /official/cockpit/cross.csv`: the crossing of the same address as a file, with what it covers and of which ledger it is. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const locale = localeOf(args.request);
  const view = readCrossingView(new URL(args.request.url).searchParams, yearOf(dayOf(ctx.now)));
  const { policy, grid, names, chain, containsDemonstrationData } = await answer(() =>
    readCrossingWithChain(ctx, view),
  );
  const t = textFor(locale, "cockpit");
  const ledger = textFor(locale, "ledger");
  const word = textFor(locale, "vocabulary") as (key: string) => string;
  const naming = (dimension: CrossDimension) => (key: string) => {
    if (dimension === "month") return formatMonthName(Number(key), locale);
    if (dimension === "region" || dimension === "pair" || dimension === "force" || dimension === "fund")
      return word(`${wordsOf[dimension]}.${key}`);
    const known = names[listOf[dimension]].find(({ code }) => code === key);
    return known ? localName(locale, known) : key;
  };
  const filters = crossDimensions.flatMap((dimension) => {
    const key = view.filter[dimension];
    return key === null ? [] : [[ledger(nameOfDivision[dimension]), naming(dimension)(String(key))] as const];
  });
  const rows = crossingRows(grid, {
    facts: [
      [ledger("cockpit.year"), String(view.filter.year)],
      [
        ledger("cockpit.policy"),
        t("file.policy", {
          policy: localName(locale, policy),
          code: policy.code,
          version: policy.version,
          grade: word(`evidenceGrades.${policy.minimumGrade}`),
        }),
      ],
      [t("file.scope"), locale === "en" ? policy.descriptionEn : policy.descriptionZh],
      ...filters,
      ...(usesPairs(view) ? [[ledger("division.pair"), t("crossing.pair.note")] as const] : []),
      [t("file.taken_at"), `${formatInstant(ctx.now)} (Asia/Shanghai)`],
      [t("file.chain"), `${chain.position} · ${chain.hash}`],
      [t("file.root"), chain.root ? `${chain.root.day} · ${chain.root.hash}` : t("file.root.none")],
      ...(containsDemonstrationData ? [[ledger("demo.title"), ledger("demo.text")] as const] : []),
      [t("file.unit"), t("file.unit.yuan")],
    ],
    rows: ledger(nameOfDivision[view.rows]),
    columns: ledger(nameOfDivision[view.columns]),
    nameOf: { row: naming(view.rows), column: naming(view.columns) },
    total: t("crossing.total"),
    entries: ledger("column.count"),
  });
  await recordExport(ctx, {
    report: "crossing",
    year: view.filter.year,
    month: view.filter.month,
    policy: policy.code,
    version: policy.version,
    totalFen: grid.sum.amountFen,
    position: chain.position,
    hash: chain.hash,
  });
  return new Response(await csvText(rows), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Cache-Control": "no-store",
      "Content-Disposition": `attachment; filename="huiqian-${view.filter.year}-${view.rows}-by-${view.columns}.csv"`,
    },
  });
}
