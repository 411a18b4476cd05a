import { type RouteConfigEntry, route } from "@remix-run/route-config";

/** What machines may read. */
export const apiRoutes: RouteConfigEntry[] = [
  route("api/v1/products", "routes/api/products.ts"),
  route("api/v1/recalls", "routes/api/recalls.ts"),
  route("api/v1/batches/:code/epcis", "routes/api/batch-epcis.ts"),
  route("api/v1/devices/:deviceId/readings", "routes/api/device-readings.ts"),
  route("api/v1/channels/:code/sales", "routes/api/channel-sales.ts"),
  route("api/v1/progress", "routes/api/progress.ts"),
  route("api/v1/progress.csv", "routes/api/progress-table.ts"),
  route("api/v1/ocds", "routes/api/ocds-months.ts"),
  route("api/v1/ocds/:month", "routes/api/ocds.ts"),
  route("api/v1/ledger", "routes/api/ledger.ts"),
  route("api/*", "routes/api/unknown.ts"),
];
