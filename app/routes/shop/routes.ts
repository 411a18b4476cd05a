import { index, type RouteConfigEntry } from "@remix-run/route-config";

/** Pages anyone may read. */
export const shopRoutes: RouteConfigEntry[] = [index("routes/shop/home.tsx")];
