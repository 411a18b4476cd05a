import { index, type RouteConfigEntry, route } from "@remix-run/route-config";
import { managerRoutes } from "../account/routes.ts";

/** The workspace of an institution. */
export const institutionRoutes: RouteConfigEntry[] = [
  route("institution", "routes/institution/layout.tsx", [
    index("routes/institution/home.tsx"),
    route("requisitions", "routes/institution/requisitions.tsx"),
    route("requisitions/new", "routes/institution/requisition-new.tsx"),
    route("requisitions/:requisitionId", "routes/institution/requisition.tsx"),
    route("approvals", "routes/institution/approvals.tsx"),
    route("approvals/:requisitionId", "routes/institution/approval.tsx"),
    ...managerRoutes("institution"),
    route("rules", "routes/institution/rules.tsx"),
    route("budget-units", "routes/institution/budget-units.tsx"),
    route("addresses", "routes/institution/addresses.tsx"),
    route("orders", "routes/institution/orders.tsx"),
    route("orders/:orderId", "routes/institution/order.tsx"),
    route("deliveries", "routes/institution/deliveries.tsx"),
    route("deliveries/:deliveryId", "routes/institution/delivery.tsx"),
    route("deliveries/:deliveryId/accept", "routes/institution/accept.tsx"),
    route("deliveries/:deliveryId/return", "routes/institution/return.tsx"),
    route("cold-chain", "routes/institution/cold-chain.tsx"),
    route("acceptances", "routes/institution/acceptances.tsx"),
    route("acceptances/:acceptanceId", "routes/institution/acceptance.tsx"),
    route("returns", "routes/institution/returns.tsx"),
    route("recalls", "routes/institution/recalls.tsx"),
    route("recalls/:noticeId", "routes/institution/recall.tsx"),
    route("payments", "routes/institution/payments.tsx"),
    route("payments/:orderId", "routes/institution/payment.tsx"),
  ]),
  route("institution/payments/:orderId/statement", "routes/institution/statement.tsx"),
  route("institution/deliveries/:deliveryId/note", "routes/institution/delivery-note.tsx"),
  route("institution/deliveries/:deliveryId/sheet", "routes/institution/acceptance-sheet.tsx"),
];
