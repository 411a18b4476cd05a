import { index, type RouteConfigEntry, route } from "@remix-run/route-config";
import { managerRoutes } from "../account/routes.ts";

/** The workspace of a supplier. */
export const supplierRoutes: RouteConfigEntry[] = [
  route("supplier", "routes/supplier/layout.tsx", [
    index("routes/supplier/home.tsx"),
    ...managerRoutes("supplier"),
    route("products", "routes/supplier/products.tsx"),
    route("products/new", "routes/supplier/product-new.tsx"),
    route("products/:productId", "routes/supplier/product.tsx", [
      index("routes/supplier/product-overview.tsx"),
      route("details", "routes/supplier/product-details.tsx"),
      route("packs", "routes/supplier/packs.tsx"),
      route("packs/new", "routes/supplier/pack-new.tsx"),
      route("packs/:packId", "routes/supplier/pack.tsx"),
      route("photographs", "routes/supplier/photographs.tsx"),
      route("price-evidence", "routes/supplier/price-evidence.tsx"),
    ]),
    route("stock", "routes/supplier/stock.tsx"),
    route("stock/:packId", "routes/supplier/stock-pack.tsx"),
    route("bases", "routes/supplier/bases.tsx"),
    route("bases/new", "routes/supplier/base-new.tsx"),
    route("bases/:baseId", "routes/supplier/base.tsx"),
    route("batches", "routes/supplier/batches.tsx"),
    route("batches/new", "routes/supplier/batch-new.tsx"),
    route("batches/make", "routes/supplier/batch-make.tsx"),
    route("batches/:batchId", "routes/supplier/batch.tsx"),
    route("certificates", "routes/supplier/certificates.tsx"),
    route("certificates/new", "routes/supplier/certificate-new.tsx"),
    route("orders", "routes/supplier/orders.tsx"),
    route("orders/:orderId", "routes/supplier/order.tsx"),
    route("orders/:orderId/dispatch", "routes/supplier/dispatch.tsx"),
    route("deliveries", "routes/supplier/deliveries.tsx"),
    route("deliveries/:deliveryId", "routes/supplier/delivery.tsx"),
    route("bank", "routes/supplier/bank.tsx"),
    route("invoices", "routes/supplier/invoices.tsx"),
    route("invoices/:orderId", "routes/supplier/invoice.tsx"),
  ]),
  route("supplier/invoices/:orderId/statement", "routes/supplier/statement.tsx"),
  route("supplier/deliveries/:deliveryId/note", "routes/supplier/delivery-note.tsx"),
  route("supplier/deliveries/:deliveryId/sheet", "routes/supplier/acceptance-sheet.tsx"),
];
