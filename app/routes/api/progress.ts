import type { LoaderFunctionArgs } from "@remix-run/node";
import { progressAnswer } from "#app/domain/reporting/progress/answer.ts";
import { readProgress } from "#app/domain/reporting/progress/read.server.ts";
import { visitorContext } from "#app/http/visitor.server.ts";
import { dayOf, yearOf } from "#app/kernel/calendar.ts";

const headers = {
  "Access-Control-Allow-Origin": "*",
  "Cache-Control": "public, max-age=15",
};

/** `GET /api/v1/progress?year=`: the published figure for machines, money as integer fen. See docs/api.md. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = visitorContext(args);
  const asked = new URL(args.request.url).searchParams.get("year");
  if (asked !== null && !/^20\d\d$/.test(asked)) {
    return Response.json(
      { error: "request.invalid", fields: { year: "four digits from 2000 to 2099" } },
      { status: 400, headers: { ...headers, "Cache-Control": "no-store" } },
    );
  }
  const year = asked === null ? yearOf(dayOf(ctx.now)) : Number(asked);
  return Response.json(progressAnswer(await readProgress(ctx, { year })), { headers });
}
