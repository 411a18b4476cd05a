import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { getEpcisDocument } from "#app/domain/reporting/trace/epcis.server.ts";
import { apiDownload, apiRefusal, limitApi, parseApi } from "#app/http/api.server.ts";
import { publicOrigin } from "#app/http/public-origin.server.ts";
import { visitorContext } from "#app/http/visitor.server.ts";

/** `GET /api/v1/batches/:code/epcis`: a batch's timeline as EPCIS 2.0 JSON-LD. See docs/api.md. */
export async function loader(args: LoaderFunctionArgs) {
  await limitApi(args);
  parseApi(z.strictObject({}), args.request);
  const code = args.params.code ?? "";
  const origin = publicOrigin(args.request);
  const document = await apiRefusal(() => getEpcisDocument(visitorContext(args), { code, origin }));
  return apiDownload(document, { type: "application/ld+json", name: `epcis-${code}.jsonld` });
}
