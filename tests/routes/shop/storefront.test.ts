import { beforeAll, describe, expect, it } from "vitest";
import { eq } from "drizzle-orm";
import { bumpCatalogueVersion } from "#app/domain/catalogue/version.server.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { newId } from "#app/kernel/id.ts";
import { paths } from "#app/paths.ts";
import type { Connection } from "#db/client.server.ts";
import { products } from "#db/schema/catalogue.server.ts";
import {
  buildBatch,
  buildProduct,
  buildSupplier,
  buildVariant,
  contextFor,
} from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database.ts";
import { type Site, testSite } from "#tests/support/http.ts";

let site: Site;
let connection: Connection;
let goods: Awaited<ReturnType<typeof build>>;

async function build() {
  const supplier = await buildSupplier(connection, { name: "普安山地合作社" });
  const product = await buildProduct(connection, supplier);
  const variant = await buildVariant(connection, product);
  const batch = await buildBatch(connection, product, {
    harvestedOn: "2020-01-01",
    packedOn: "2020-01-02",
    bestBeforeOn: null,
  });
  await changed();
  return { supplier, product, variant, batch };
}

const changed = () => inTransaction(contextFor(connection, null), bumpCatalogueVersion);
const page = async (path: string, headers?: Record<string, string>) =>
  (await site.visitor().get(path, headers)).text();

beforeAll(async () => {
  site = await testSite();
  connection = await testDatabase();
  goods = await build();
});

it("answers every public page in both languages, without a script of its own", async () => {
  const { product, supplier, batch } = goods;
  for (const path of [
    paths.home(),
    paths.products(),
    paths.product(product.id),
    paths.industries(),
    paths.industry("tea"),
    paths.counties(),
    paths.county("522323"),
    paths.suppliers(),
    paths.supplier(supplier.id),
    paths.base(product.baseId ?? ""),
    paths.traceSearch(),
    paths.trace(batch.code),
    ...["buyer", "supplier", "official", "api"].map(paths.guide),
  ]) {
    for (const language of ["zh-CN", "en"]) {
      const answer = await site.visitor().get(path, { Cookie: `hq_lang=${language}` });
      const html = await answer.text();
      expect(answer.status, path).toBe(200);
      expect(html).toContain(`<html lang="${language}"`);
      expect(
        [...html.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag),
        path,
      ).toEqual(['<script type="module" src="/storefront.js">']);
      expect(html.match(/<h1\b/g), path).toHaveLength(1);
      expect(html).toMatch(/<link rel="canonical" href="\//);
    }
  }
});

describe("a page kept in memory", () => {
  it("shows a changed price on the next request after the commit, or within a second", async () => {
    expect(await page(paths.products())).toContain("¥120.00");
    await connection.db
      .update(products)
      .set({ fromPriceFen: 12_345 })
      .where(eq(products.id, goods.product.id));
    await changed();
    await expect.poll(() => page(paths.products()), { timeout: 1_500 }).toContain("¥123.45");
  });

  it("is not changed by what a visitor adds to its address, cookies or host", async () => {
    const plain = await page(paths.home());
    expect(await page("/?q=<b>evil</b>&utm=1")).toBe(plain);
    expect(await page("/", { Cookie: "hq.session=forged; hq_lang=zh-CN" })).toBe(plain);
    expect(await page(paths.products({ min: "abc", season: "maybe", x: 1 }))).toBe(
      await page(paths.products()),
    );
  });

  it("is confirmed by its tag, and answers HEAD", async () => {
    const visitor = site.visitor();
    const first = await visitor.get(paths.home());
    const tag = first.headers.get("ETag") ?? "";
    expect(first.headers.get("Cache-Control")).toBe("public, max-age=0, must-revalidate");
    expect(first.headers.get("Content-Security-Policy")).toContain("script-src 'self';");
    expect((await visitor.get(paths.home(), { "If-None-Match": tag })).status).toBe(304);
    const head = await fetch(`${site.address}/`, { method: "HEAD" });
    expect([head.status, await head.text()]).toEqual([200, ""]);
  });
});

it.each([
  "/products/x",
  `/products/${newId()}`,
  "/industries/gold",
  "/industries/flue-cured-tobacco",
  "/counties/000000",
  `/suppliers/${newId()}`,
  "/bases/1",
  "/trace/NOSUCHBATCH",
  "/guide/nobody",
])("does not find %s, and says so on a page", async (path) => {
  const answer = await site.visitor().get(path);
  expect(answer.status).toBe(404);
  expect(await answer.text()).toContain("没有找到这个页面");
});

it.each([
  "industry=%00",
  "industry=tea&industry=oil",
  "county='%20or%201=1--",
  "min=1e99&max=-1",
  "moq=99999999999",
  "sort=constructor",
  "after=9999999999999999.00000000-0000-7000-8000-000000000000",
  "after=x",
  `q=${"x".repeat(1_500)}`,
  "q=%25%5F%5C%27",
  "q=%F0%9F%8D%B5",
  "q=%ED%A0%80",
])("answers the list however its address is bent: %s", async (query) => {
  const { status } = await site.visitor().get(`/products?${query}`);
  expect([200, 400]).toContain(status);
});

it("carries pack and quantity to the order table, and nothing that is no identifier", async () => {
  const visitor = site.visitor();
  const { product, variant } = goods;
  const sent = await visitor.post(paths.addToOrder(product.id), { variant: variant.id, packs: "２０" });
  expect(sent.status).toBe(302);
  expect(sent.headers.get("Location")).toBe(paths.newRequisition({ add: `${variant.id}:20` }));
  const forged = await visitor.post(paths.addToOrder(product.id), { variant: "../x", packs: "20" });
  expect(forged.headers.get("Location")).toBe(paths.product(product.id));
});

it("leads from a typed batch code to its page", async () => {
  const answer = await site.visitor().get(`/trace?code=${goods.batch.code.toLowerCase()}%20`);
  expect(answer.headers.get("Location")).toBe(paths.trace(goods.batch.code));
});

describe("GET /api/v1/products", () => {
  it("answers goods with money in fen, page by page", async () => {
    const answer = await site.visitor().get(paths.productsApi({ industry: "tea", limit: 1 }));
    expect(answer.headers.get("Access-Control-Allow-Origin")).toBe("*");
    const body = (await answer.json()) as { products: Record<string, unknown>[]; nextCursor: string | null };
    expect(body.nextCursor).toBeNull();
    expect(body.products[0]).toMatchObject({
      id: goods.product.id,
      fromPriceFen: 12_345,
      county: "522323",
      isDemo: false,
    });
  });

  it.each([
    ["limit=0", ["limit"]],
    ["limit=1.5", ["limit"]],
    ["limit=101", ["limit"]],
    ["cursor=x", ["cursor"]],
    ["industry=A%20B&county=%3Cb%3E", ["county", "industry"]],
    ["industry=teas&county=522399", ["county", "industry"]],
    [`q=${"x".repeat(81)}`, ["q"]],
    ["page=2", ["page"]],
    ["q=a&q=b", ["q"]],
  ])("refuses %s, naming the fields", async (query, fields) => {
    const answer = await site.visitor().get(`/api/v1/products?${query}`);
    expect(answer.status).toBe(400);
    const body = (await answer.json()) as { error: string; fields: Record<string, string> };
    expect(body.error).toBe("request.invalid");
    expect(Object.keys(body.fields).sort()).toEqual(fields);
  });

  it.each([
    ["/api/v1/no-such-address", 404, "address.not_found"],
    ["/api/v1/products?cursor=%00", 400, "request.refused"],
  ])("answers %s as machines read it", async (address, status, error) => {
    const answer = await site.visitor().get(address);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ error });
  });
});

it("tells robots where the pages are", async () => {
  const robots = await page("/robots.txt");
  expect(robots).toContain(`Sitemap: ${site.address}/sitemap.xml`);
  const map = await page(paths.sitemap());
  expect(map).toContain(`<loc>${site.address}${paths.product(goods.product.id)}</loc>`);
});
