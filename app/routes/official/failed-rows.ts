import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvText } from "#app/domain/reporting/workbook/csv.ts";
import { readFailedRows } from "#app/domain/reporting/channels/imports.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { problemText } from "#app/ui/sales/problem-text.ts";

/** The rows of an import that do not count, with their reasons, under the headings they came with. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const locale = localeOf(args.request);
  const { number, headings, rows } = await answer(() => readFailedRows(ctx, args.params.importId ?? ""));
  const [t, words] = [textFor(locale, "channels"), textFor(locale, "vocabulary")];
  const lines = [
    { cells: [t("column.row"), t("column.problem"), ...headings] },
    ...rows.map(({ rowNumber, cells, problems, state }) => ({
      cells: [
        String(rowNumber),
        problems.map((problem) => problemText(t, words, problem)).join("; ") ||
          words(`importRowStates.${state}`),
        ...cells,
      ],
    })),
  ];
  return new Response(await csvText(lines), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="import-${number}-failed.csv"`,
      "Cache-Control": "no-store",
    },
  });
}
