import type { RouteConfig } from "@remix-run/route-config";
import { accountRoutes } from "./routes/account/routes.ts";
import { resourceRoutes } from "./routes/resources/routes.ts";
import { supplierRoutes } from "./routes/supplier/routes.ts";
import { institutionRoutes } from "./routes/institution/routes.ts";
import { officialRoutes } from "./routes/official/routes.ts";
import { apiRoutes } from "./routes/api/routes.ts";
import { shopRoutes } from "./routes/shop/routes.ts";

/** Every address of the site, one list per audience; file paths are relative to `app/`. */
const routes: RouteConfig = [
  ...shopRoutes,
  ...apiRoutes,
  ...institutionRoutes,
  ...supplierRoutes,
  ...officialRoutes,
  ...accountRoutes,
  ...resourceRoutes,
];

export default routes;
