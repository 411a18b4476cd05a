import { type RouteConfigEntry, route } from "@remix-run/route-config";

/** The published figure and the recalls; the frame is the storefront's. */
export const publicRoutes: RouteConfigEntry[] = [
  route("progress/:year?", "routes/public/progress.tsx"),
  route("recalls", "routes/public/recalls.tsx"),
  route("recalls/:number", "routes/public/recall.tsx"),
];
