import type { LoaderFunctionArgs } from "@remix-run/node";
import { env } from "#app/env.server.ts";
import { paths } from "#app/paths.ts";

/** `/robots.txt`: workspaces and searches are not for robots. */
export function loader({ request }: LoaderFunctionArgs) {
  const origin = env.PUBLIC_ORIGIN ?? new URL(request.url).origin;
  const kept = [
    "/institution",
    "/supplier/",
    "/official",
    "/account",
    "/sign-in",
    "/products?*q=",
    "/products/*/order",
  ];
  const lines = [
    "User-agent: *",
    ...kept.map((path) => `Disallow: ${path}`),
    `Sitemap: ${origin}${paths.sitemap()}`,
  ];
  return new Response(`${lines.join("\n")}\n`, {
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "public, max-age=3600" },
  });
}
