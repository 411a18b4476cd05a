import { index, type RouteConfigEntry, route } from "@remix-run/route-config";
import { managerRoutes } from "../account/routes.ts";

/** The workspace of the officials. */
export const officialRoutes: RouteConfigEntry[] = [
  route("official/batches/:batchId/rehearsal", "routes/official/rehearsal-sheet.tsx"),
  route("official/recalls/:recallId/report", "routes/official/recall-report.tsx"),
  route("official/wall", "routes/official/wall.tsx"),
  route("official", "routes/official/layout.tsx", [
    index("routes/official/home.tsx"),
    route("products", "routes/official/products.tsx"),
    route("products/:productId", "routes/official/product.tsx"),
    route("bases", "routes/official/bases.tsx"),
    route("batches", "routes/official/batches.tsx"),
    route("batches/:batchId", "routes/official/batch.tsx"),
    route("spot-checks", "routes/official/spot-checks.tsx"),
    route("spot-checks/new", "routes/official/spot-check-new.tsx"),
    route("spot-checks/:spotCheckId", "routes/official/spot-check.tsx"),
    route("retests", "routes/official/retests.tsx"),
    route("certificates", "routes/official/certificates.tsx"),
    route("certificates/:certificateId", "routes/official/certificate.tsx"),
    route("waivers", "routes/official/waivers.tsx"),
    route("waivers/new", "routes/official/waiver-new.tsx"),
    route("waivers/:waiverId", "routes/official/waiver.tsx"),
    route("cockpit", "routes/official/cockpit.tsx"),
    route("entries", "routes/official/entries.tsx"),
    route("entries/:entryId", "routes/official/entry.tsx"),
    route("policies", "routes/official/policies.tsx"),
    ...managerRoutes("official"),
    route("organisations", "routes/official/organisations.tsx"),
    route("organisations/:organisationId", "routes/official/organisation.tsx"),
    route("places", "routes/official/places.tsx"),
    route("recalls", "routes/official/recalls.tsx"),
    route("recalls/:recallId", "routes/official/recall.tsx"),
    route("batches/:batchId/recall", "routes/official/rehearsal.tsx"),
    route("orders/:orderId", "routes/official/order.tsx"),
    route("deliveries/:deliveryId", "routes/official/delivery.tsx"),
  ]),
];
