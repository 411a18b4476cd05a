import type { LoaderFunctionArgs } from "@remix-run/node";
import { getShelf } from "#app/domain/search/shelf.server.ts";
import { env } from "#app/env.server.ts";
import { visitorContext } from "#app/http/visitor.server.ts";
import { paths } from "#app/paths.ts";
import { guidePages } from "#app/ui/shop/guide-pages.ts";

/** The protocol's own limit on one file. */
const MOST_ADDRESSES = 50_000;

/** `/sitemap.xml`: the pages worth finding from outside, goods newest first. */
export async function loader(args: LoaderFunctionArgs) {
  const shelf = await getShelf(visitorContext(args));
  const origin = env.PUBLIC_ORIGIN ?? new URL(args.request.url).origin;
  const pages = [
    paths.home(),
    paths.products(),
    paths.industries(),
    ...shelf.industries.map(({ code }) => paths.industry(code)),
    paths.counties(),
    ...shelf.counties.map(({ code }) => paths.county(code)),
    paths.suppliers(),
    paths.progress(),
    paths.traceSearch(),
    paths.publicRecalls(),
    ...guidePages.map(paths.guide),
    ...[...new Set(shelf.orders.newest.map(({ organisationId }) => organisationId))].map((id) =>
      paths.supplier(id),
    ),
    ...shelf.orders.newest.map(({ id }) => paths.product(id)),
  ].slice(0, MOST_ADDRESSES);
  const entries = pages.map((path) => `<url><loc>${origin}${path}</loc></url>`);
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join("\n")}\n</urlset>\n`,
    {
      headers: { "Content-Type": "application/xml; charset=utf-8", "Cache-Control": "public, max-age=3600" },
    },
  );
}
