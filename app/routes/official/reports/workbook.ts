import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireCan } from "#app/domain/core/authorise.ts";
import { inSnapshot, readEntriesFor } from "#app/domain/reporting/workbook/read.server.ts";
import { recordExport } from "#app/domain/reporting/workbook/record-export.server.ts";
import { xlsxOf } from "#app/domain/reporting/workbook/xlsx.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { download, exportedOf, readAsked, writtenAside } from "./made.server.ts";
import { readTables, sheetsOf } from "./tables.server.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The assessment workbook of a year: all its sheets are of one moment. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const locale = localeOf(args.request);
  return answer(async () => {
    requireCan(ctx, "ledger.read");
    const asked = readAsked(args.request);
    const { tables, body } = await inSnapshot(ctx, async (ctx) => {
      const tables = await readTables(ctx, asked);
      const sheets = sheetsOf(tables, readEntriesFor(ctx, asked), locale);
      return { tables, body: await writtenAside(xlsxOf(sheets)) };
    });
    await recordExport(ctx, exportedOf(tables.report, "workbook"));
    return download(body(), XLSX, `${textFor(locale, "reports")("workbook")}-${asked.year}.xlsx`);
  });
}
