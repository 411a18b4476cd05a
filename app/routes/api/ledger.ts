import { Readable } from "node:stream";
import { createGzip } from "node:zlib";
import { createReadableStreamFromReadable, type LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { writeBundle } from "#app/domain/reporting/audit/bundle.server.ts";
import { apiRefusal, limitApi, openStream, parseApi } from "#app/http/api.server.ts";
import { visitorContext } from "#app/http/visitor.server.ts";
import { dayOf } from "#app/kernel/calendar.ts";

const query = z.strictObject({
  after: z
    .string()
    .regex(/^\d{1,15}$/, "the position of a link: a whole number from 0")
    .transform(Number)
    .optional(),
});

/**
 * `GET /api/v1/ledger?after=`: the ledger with its chain, for anybody to check with the verifier beside it; compressed
 * lines of JSON, behind the link `after`. See docs/api.md.
 */
export async function loader(args: LoaderFunctionArgs) {
  await limitApi(args);
  const { after = 0 } = parseApi(query, args.request);
  const ctx = visitorContext(args);
  const lines = writeBundle(ctx, after);
  // The first line tells whether there is such a start, before anything is sent.
  const first = await apiRefusal(() => lines.next());
  async function* all() {
    yield first.value ?? "";
    yield* lines;
  }
  const compressed = Readable.from(all(), { objectMode: false, signal: args.request.signal }).pipe(
    createGzip(),
  );
  return openStream(createReadableStreamFromReadable(compressed), {
    type: "application/gzip",
    name: `huiqian-ledger-${dayOf(ctx.now)}.ndjson.gz`,
  });
}
