import { type RouteConfigEntry, route } from "@remix-run/route-config";

/** What machines may read. */
export const apiRoutes: RouteConfigEntry[] = [route("api/v1/progress", "routes/api/progress.ts")];
