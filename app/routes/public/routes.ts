import { type RouteConfigEntry, route } from "@remix-run/route-config";

/** The published figure; the frame is the storefront's. */
export const publicRoutes: RouteConfigEntry[] = [route("progress/:year?", "routes/public/progress.tsx")];
