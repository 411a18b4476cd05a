import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { recallsAnswer } from "#app/domain/reporting/recall/api-answer.ts";
import { listPublicRecalls } from "#app/domain/reporting/recall/public.server.ts";
import { apiAnswer, limitApi, parseApi } from "#app/http/api.server.ts";
import { visitorContext } from "#app/http/visitor.server.ts";

/** `GET /api/v1/recalls`: the recalls anybody may know of, the open ones first. See docs/api.md. */
export async function loader(args: LoaderFunctionArgs) {
  await limitApi(args);
  parseApi(z.strictObject({}), args.request);
  return apiAnswer(recallsAnswer(await listPublicRecalls(visitorContext(args))));
}
