import type { LoaderFunctionArgs } from "@remix-run/node";
import { motifPicture } from "#app/ui/motif/picture.ts";
import { productFamilies } from "#db/vocabulary/product-families.ts";

/** The batik picture of a family and seed; it never changes, so it may be kept for a month. */
export function loader({ params }: LoaderFunctionArgs) {
  const family = productFamilies.find((known) => known === params.family);
  const seed = params.file?.match(/^([\w-]{1,64})\.svg$/)?.[1];
  if (!family || !seed) throw new Response(null, { status: 404 });
  return new Response(motifPicture(family, seed), {
    headers: { "Content-Type": "image/svg+xml; charset=utf-8", "Cache-Control": "public, max-age=2592000" },
  });
}
