import { index, type RouteConfigEntry, route } from "@remix-run/route-config";

/** The workspace of the officials. */
export const officialRoutes: RouteConfigEntry[] = [
  route("official", "routes/official/layout.tsx", [
    index("routes/official/home.tsx"),
    route("orders/:orderId", "routes/official/order.tsx"),
  ]),
];
