import { index, type RouteConfigEntry, route } from "@remix-run/route-config";

/** The workspace of a supplier. */
export const supplierRoutes: RouteConfigEntry[] = [
  route("supplier", "routes/supplier/layout.tsx", [
    index("routes/supplier/home.tsx"),
    route("orders", "routes/supplier/orders.tsx"),
    route("orders/:orderId", "routes/supplier/order.tsx"),
  ]),
];
