import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { firstDayOf, monthsBeside } from "#app/domain/reporting/ocds/month.ts";
import { listReleaseMonths, readReleases } from "#app/domain/reporting/ocds/read.server.ts";
import { packageOf } from "#app/domain/reporting/ocds/release.ts";
import { apiAnswer, apiRefusal, invalidFields, limitApi, parseApi } from "#app/http/api.server.ts";
import { publicOrigin } from "#app/http/public-origin.server.ts";
import { visitorContext } from "#app/http/visitor.server.ts";
import { paths } from "#app/paths.ts";

const query = z.strictObject({
  after: z
    .string()
    .regex(/^[\w-]{1,64}$/, "as in links.next of an earlier answer")
    .optional(),
});

/** `GET /api/v1/ocds/:month?after=`: what public buyers ordered in a month, as an OCDS 1.1 release package. See docs/api.md. */
export async function loader(args: LoaderFunctionArgs) {
  await limitApi(args);
  const { after } = parseApi(query, args.request);
  const ctx = visitorContext(args);
  const month = args.params.month ?? "";
  if (!firstDayOf(month)) throw invalidFields({ month: "a month, YYYY-MM" });
  const [{ releases, next }, months] = await apiRefusal(() =>
    Promise.all([readReleases(ctx, { month, after }), listReleaseMonths(ctx)]),
  );
  const beside = monthsBeside(months, month);
  return apiAnswer(
    packageOf(
      { month, origin: publicOrigin(args.request), releases, madeAt: ctx.now },
      {
        self: paths.ocdsApi(month, { after }),
        next: next ? paths.ocdsApi(month, { after: next }) : beside.next && paths.ocdsApi(beside.next),
        prev: beside.prev && paths.ocdsApi(beside.prev),
      },
      paths.guide("api"),
    ),
  );
}
