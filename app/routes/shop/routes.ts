import { publicRoutes } from "#app/routes/public/routes.ts";
import { index, layout, type RouteConfigEntry, route } from "@remix-run/route-config";

/** Pages anyone may read; all of them static documents. */
export const shopRoutes: RouteConfigEntry[] = [
  layout("routes/shop/layout.tsx", [
    index("routes/shop/home.tsx"),
    route("products", "routes/shop/products.tsx"),
    route("products/:id", "routes/shop/product.tsx"),
    route("industries", "routes/shop/industries.tsx"),
    route("industries/:code", "routes/shop/industry.tsx"),
    route("counties", "routes/shop/counties.tsx"),
    route("counties/:code", "routes/shop/county.tsx"),
    route("suppliers", "routes/shop/suppliers.tsx"),
    route("suppliers/:id", "routes/shop/supplier.tsx"),
    route("bases/:id", "routes/shop/base.tsx"),
    route("places/:id", "routes/shop/place.tsx"),
    route("trace", "routes/shop/trace-search.tsx"),
    route("trace/:code", "routes/shop/trace.tsx"),
    route("guide/:page", "routes/shop/guide.tsx"),
    ...publicRoutes,
  ]),
  route("products/:id/order", "routes/shop/add-to-order.ts"),
  route("sitemap.xml", "routes/shop/sitemap.ts"),
  route("robots.txt", "routes/shop/robots.ts"),
];
