import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { listReleaseMonths } from "#app/domain/reporting/ocds/read.server.ts";
import { apiAnswer, limitApi, parseApi } from "#app/http/api.server.ts";
import { publicOrigin } from "#app/http/public-origin.server.ts";
import { visitorContext } from "#app/http/visitor.server.ts";
import { paths } from "#app/paths.ts";

/** `GET /api/v1/ocds`: the months whose procurement can be had as Open Contracting data. See docs/api.md. */
export async function loader(args: LoaderFunctionArgs) {
  await limitApi(args);
  parseApi(z.strictObject({}), args.request);
  const origin = publicOrigin(args.request);
  const months = await listReleaseMonths(visitorContext(args));
  return apiAnswer({
    version: "1.1",
    packages: months.map((month) => ({ month, url: `${origin}${paths.ocdsApi(month)}` })),
  });
}
