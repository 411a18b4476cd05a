import { index, type RouteConfigEntry, route } from "@remix-run/route-config";

/** The workspace of an institution. */
export const institutionRoutes: RouteConfigEntry[] = [
  route("institution", "routes/institution/layout.tsx", [
    index("routes/institution/home.tsx"),
    route("orders", "routes/institution/orders.tsx"),
    route("orders/:orderId", "routes/institution/order.tsx"),
  ]),
];
