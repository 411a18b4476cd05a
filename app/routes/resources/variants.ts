import type { LoaderFunctionArgs } from "@remix-run/node";
import { listPackFacts, searchPacks } from "#app/domain/procurement/basket/search.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer } from "#app/http/respond.server.ts";

const MOST = 200;

/** Packs for a work table: those a text finds (`q`), or those asked for by `ids`, as of the day they are wanted on. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "institution");
  const query = new URL(args.request.url).searchParams;
  const wantedOn = query.get("wantedOn");
  const q = query.get("q");
  const facts = await answer(() =>
    q === null
      ? listPackFacts(ctx, (query.get("ids") ?? "").split(",", MOST), wantedOn)
      : searchPacks(ctx, { q, wantedOn }),
  );
  return Response.json(
    { facts, asOf: ctx.now.getTime() },
    { headers: { "Cache-Control": "private, no-store" } },
  );
}
