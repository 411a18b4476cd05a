import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireCan } from "#app/domain/core/authorise.ts";
import { csvOf } from "#app/domain/reporting/workbook/csv.ts";
import { inSnapshot, readEntriesFor } from "#app/domain/reporting/workbook/read.server.ts";
import { recordExport } from "#app/domain/reporting/workbook/record-export.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { download, exportedOf, readAsked, writtenAside } from "./made.server.ts";
import { entryRows, readTables, sheetOf, tableNames } from "./tables.server.ts";

/** One table of the workbook as CSV. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const locale = localeOf(args.request);
  const name = tableNames.find((each) => each === args.params.table);
  return answer(async () => {
    requireCan(ctx, "ledger.read");
    if (!name) throw new Response("request.not_found", { status: 404 });
    const asked = readAsked(args.request);
    const { tables, body } = await inSnapshot(ctx, async (ctx) => {
      const tables = await readTables(ctx, asked);
      const rows =
        name === "entries"
          ? entryRows(tables, readEntriesFor(ctx, asked), locale)
          : sheetOf(name, tables, locale).rows;
      return { tables, body: await writtenAside(csvOf(rows)) };
    });
    await recordExport(ctx, exportedOf(tables.report, name));
    const title = textFor(locale, "reports")(`sheet.${name}`);
    return download(body(), "text/csv; charset=utf-8", `${title}-${asked.year}.csv`);
  });
}
