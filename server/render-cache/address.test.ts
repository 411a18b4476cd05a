import { expect, it } from "vitest";
import { keptAddress } from "./address.ts";

it.each<[string, string | null]>([
  ["/", "/"],
  ["/?utm_source=x", "/"],
  ["/?q=tea", "/"],
  ["/products", "/products"],
  ["/products?sort=newest&county=522323&industry=tea&x=1", "/products?industry=tea&county=522323"],
  ["/products?industry=tea&industry=oil", "/products?industry=tea"],
  ["/products?min=abc&season=maybe", "/products"],
  ["/products?q=%E8%8C%B6&sort=relevance", "/products?q=%E8%8C%B6"],
  ["/products/01a209c2-6609-7e37-ae5d-bd435004e8e9?tab=1", "/products/01a209c2-6609-7e37-ae5d-bd435004e8e9"],
  ["/suppliers?county=522323&q=1", "/suppliers?county=522323"],
  ["/trace/AFZ6Q4S7CM", "/trace/AFZ6Q4S7CM"],
  ["/progress/2026", null],
  ["/products/x/order", null],
  ["/products?q=%00", null],
  ["/products.data", null],
  ["/products/", null],
  ["/products/a%2Fb", null],
  ["//products", null],
  ["/institution", null],
  ["/sign-in", null],
  ["/api/v1/products", null],
  [`/products?q=${"x".repeat(3_000)}`, null],
])("%s is kept as %s", (url, kept) => expect(keptAddress(url)).toBe(kept));
