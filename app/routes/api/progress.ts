import type { LoaderFunctionArgs } from "@remix-run/node";
import { progressAnswer } from "#app/domain/reporting/progress/answer.ts";
import { progressApiInput } from "#app/domain/reporting/progress/api-input.ts";
import { readProgress } from "#app/domain/reporting/progress/read.server.ts";
import { apiAnswer, parseApi } from "#app/http/api.server.ts";
import { visitorContext } from "#app/http/visitor.server.ts";
import { dayOf, yearOf } from "#app/kernel/calendar.ts";

/** `GET /api/v1/progress?year=`: the published figure for machines, money as integer fen. See docs/api.md. */
export async function loader(args: LoaderFunctionArgs) {
  const { year } = parseApi(progressApiInput, args.request);
  const ctx = visitorContext(args);
  return apiAnswer(progressAnswer(await readProgress(ctx, { year: year ?? yearOf(dayOf(ctx.now)) })));
}
