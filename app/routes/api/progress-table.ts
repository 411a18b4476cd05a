import type { LoaderFunctionArgs } from "@remix-run/node";
import { progressApiInput } from "#app/domain/reporting/progress/api-input.ts";
import { progressTable } from "#app/domain/reporting/progress/table.ts";
import { readProgress } from "#app/domain/reporting/progress/read.server.ts";
import { csvText } from "#app/domain/reporting/workbook/csv.ts";
import { limitApi, parseApi } from "#app/http/api.server.ts";
import { visitorContext } from "#app/http/visitor.server.ts";
import { dayOf, yearOf } from "#app/kernel/calendar.ts";

/** `GET /api/v1/progress.csv?year=`: the published figure by every dimension, for spreadsheets. See docs/api.md. */
export async function loader(args: LoaderFunctionArgs) {
  await limitApi(args);
  const { year: asked } = parseApi(progressApiInput, args.request);
  const ctx = visitorContext(args);
  const year = asked ?? yearOf(dayOf(ctx.now));
  return new Response(await csvText(progressTable(await readProgress(ctx, { year }))), {
    headers: {
      "Access-Control-Allow-Origin": "*",
      "Cache-Control": "public, max-age=15",
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="huiqian-progress-${year}.csv"`,
    },
  });
}
