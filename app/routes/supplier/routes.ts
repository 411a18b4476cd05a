import { index, type RouteConfigEntry, route } from "@remix-run/route-config";
import { managerRoutes } from "../account/routes.ts";

/** The workspace of a supplier. */
export const supplierRoutes: RouteConfigEntry[] = [
  route("supplier", "routes/supplier/layout.tsx", [
    index("routes/supplier/home.tsx"),
    ...managerRoutes("supplier"),
    route("orders", "routes/supplier/orders.tsx"),
    route("orders/:orderId", "routes/supplier/order.tsx"),
    route("orders/:orderId/dispatch", "routes/supplier/dispatch.tsx"),
    route("deliveries", "routes/supplier/deliveries.tsx"),
    route("deliveries/:deliveryId", "routes/supplier/delivery.tsx"),
  ]),
  route("supplier/deliveries/:deliveryId/note", "routes/supplier/delivery-note.tsx"),
  route("supplier/deliveries/:deliveryId/sheet", "routes/supplier/acceptance-sheet.tsx"),
];
