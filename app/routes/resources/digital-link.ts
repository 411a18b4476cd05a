import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { resolveDigitalLink } from "#app/domain/reporting/storefront/digital-link.server.ts";
import { linksetOf, linksOf, readLinkType } from "#app/http/digital-link.ts";
import { publicOrigin } from "#app/http/public-origin.server.ts";
import { answer } from "#app/http/respond.server.ts";
import { visitorContext } from "#app/http/visitor.server.ts";

/**
 * `GET /01/{gtin}` and `/01/{gtin}/10/{lot}`: GS1 Digital Link. Leads to the product, or to the batch by our code or
 * the supplier's; `?linkType=` chooses another of their links, or all of them as a linkset. See docs/api.md.
 */
export async function loader(args: LoaderFunctionArgs) {
  const { gtin = "", lot = null } = args.params;
  const url = new URL(args.request.url);
  const type = readLinkType(url.searchParams.get("linkType"));
  const target = await answer(() => resolveDigitalLink(visitorContext(args), { gtin, lot }));
  if (type === "linkset") {
    const origin = publicOrigin(args.request);
    return Response.json(linksetOf(`${origin}${url.pathname}`, origin, target), {
      headers: { "Content-Type": "application/linkset+json", "Access-Control-Allow-Origin": "*" },
    });
  }
  const links = linksOf(target);
  const to = type === null ? Object.values(links)[0] : type && links[type];
  if (!to) throw new Response("request.invalid", { status: 404 });
  return redirect(to, 307);
}
