import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { firstDayOf, monthBeside } from "#app/domain/reporting/ocds/month.ts";
import { readReleases } from "#app/domain/reporting/ocds/read.server.ts";
import { packageOf } from "#app/domain/reporting/ocds/release.ts";
import { apiAnswer, apiRefusal, limitApi, parseApi } from "#app/http/api.server.ts";
import { publicOrigin } from "#app/http/public-origin.server.ts";
import { visitorContext } from "#app/http/visitor.server.ts";
import { dayOf } from "#app/kernel/calendar.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { paths } from "#app/paths.ts";

const query = z.strictObject({
  after: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .optional(),
});

/** `GET /api/v1/ocds/:month?after=`: what public buyers ordered in a month, as an OCDS 1.1 release package. See docs/api.md. */
export async function loader(args: LoaderFunctionArgs) {
  await limitApi(args);
  const { after } = parseApi(query, args.request);
  const ctx = visitorContext(args);
  const month = args.params.month ?? "";
  const { releases, next } = await apiRefusal(async () => {
    if (!firstDayOf(month)) throw new DomainError("request.invalid");
    return readReleases(ctx, { month, after });
  });
  const latest = dayOf(ctx.now).slice(0, 7);
  return apiAnswer(
    packageOf(
      { month, origin: publicOrigin(args.request), releases, madeAt: ctx.now },
      {
        self: paths.ocdsApi(month, { after }),
        next: next
          ? paths.ocdsApi(month, { after: next })
          : month < latest
            ? paths.ocdsApi(monthBeside(month, 1))
            : null,
        prev: paths.ocdsApi(monthBeside(month, -1)),
      },
      paths.guide("api"),
    ),
  );
}
