import { beforeAll, expect, it } from "vitest";
import { eq } from "drizzle-orm";
import { bumpCatalogueVersion } from "#app/domain/catalogue/version.server.ts";
import { sellableOn } from "#app/domain/certification/sale/sellable.server.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { noFilters } from "#app/domain/search/filters.ts";
import { find } from "#app/domain/search/find.server.ts";
import { listForSale, listOwnForSale } from "#app/domain/search/list.server.ts";
import { getShelf } from "#app/domain/search/shelf.server.ts";
import { addDays, dayOf } from "#app/kernel/calendar.ts";
import { newId } from "#app/kernel/id.ts";
import type { Connection } from "#db/client.server.ts";
import { organisations } from "#db/schema/accounts.server.ts";
import { products } from "#db/schema/catalogue.server.ts";
import type { certificates } from "#db/schema/certification.server.ts";
import { buildCertificate } from "#tests/support/build-certificate.ts";
import { buildProduct, buildSupplier, contextFor, testInstant } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database.ts";

let connection: Connection;
const today = dayOf(testInstant);
const dispatch = addDays(today, 3);

beforeAll(async () => {
  connection = await testDatabase();
});

const visitor = (now = testInstant) => contextFor(connection, null, now);

async function changed(): Promise<void> {
  await inTransaction(visitor(), bumpCatalogueVersion);
}

async function isForSale(productId: string, now = testInstant): Promise<boolean> {
  await changed();
  return (await getShelf(visitor(now))).byId.has(productId);
}

it.each<[string, Partial<typeof products.$inferInsert>, boolean]>([
  ["published", {}, true],
  ["draft", { state: "draft" }, false],
  ["verified but not published", { state: "verified" }, false],
  ["withdrawn", { state: "withdrawn" }, false],
  ["suspended", { state: "suspended" }, false],
  ["without any price", { fromPriceFen: null }, false],
  ["tobacco", { industryCode: "flue-cured-tobacco" }, false],
])("a product that is %s is on the shelf: %s", async (_, changes, answer) => {
  const product = await buildProduct(connection, await buildSupplier(connection), changes);
  expect(await isForSale(product.id)).toBe(answer);
});

it("takes everything of a supplier off while it is suspended", async () => {
  const supplier = await buildSupplier(connection);
  const product = await buildProduct(connection, supplier);
  expect(await isForSale(product.id)).toBe(true);
  await connection.db
    .update(organisations)
    .set({ state: "suspended" })
    .where(eq(organisations.id, supplier.id));
  expect(await isForSale(product.id)).toBe(false);
});

it.each<[string, Partial<typeof certificates.$inferInsert> | null, boolean]>([
  ["none", null, false],
  ["one not looked at", { state: "submitted" }, false],
  ["one revoked", { state: "revoked" }, false],
  ["one that ends on the earliest dispatch day", { validUntil: dispatch }, true],
  ["one that ends the day before", { validUntil: addDays(dispatch, -1) }, false],
  ["one that begins on the earliest dispatch day", { validFrom: dispatch }, true],
  ["one that begins the day after", { validFrom: addDays(dispatch, 1) }, false],
  ["one of another scheme", { schemeCode: "animal-epidemic" }, false],
])("packaged food with %s of the licences it needs is for sale: %s", async (_, changes, answer) => {
  const supplier = await buildSupplier(connection);
  const product = await buildProduct(connection, supplier, { processing: "packaged-food" });
  if (changes) await buildCertificate(connection, supplier, changes);
  expect(await isForSale(product.id)).toBe(answer);
  const said = (await sellableOn(visitor(), [product.id], dispatch)).get(product.id);
  expect(said?.problems.length === 0, "the order acts say the same").toBe(answer);
});

it("takes a product off on the day its certificate no longer covers a dispatch, without any change", async () => {
  const supplier = await buildSupplier(connection);
  const product = await buildProduct(connection, supplier, { processing: "packaged-food" });
  await buildCertificate(connection, supplier, { validUntil: dispatch });
  await changed();
  expect((await getShelf(visitor())).byId.has(product.id)).toBe(true);
  const tomorrow = new Date(testInstant.getTime() + 86_400_000);
  expect((await getShelf(visitor(tomorrow))).byId.has(product.id)).toBe(false);
});

it("shows a mark only while a verified certificate of this product is valid", async () => {
  const supplier = await buildSupplier(connection);
  const product = await buildProduct(connection, supplier);
  const other = await buildProduct(connection, supplier);
  const mark = (changes: Partial<typeof certificates.$inferInsert>) =>
    buildCertificate(connection, supplier, { productId: product.id, number: newId(), ...changes });
  await mark({ schemeCode: "green-food" });
  await mark({ schemeCode: "organic", state: "submitted" });
  await mark({ schemeCode: "agri-gi", validUntil: addDays(today, -1) });
  await mark({ schemeCode: "gba-basket", productId: null, baseId: product.baseId });
  await changed();
  const { byId } = await getShelf(visitor());
  expect(byId.get(product.id)?.marks).toEqual(["gba-basket", "green-food"]);
  expect(byId.get(other.id)?.marks).toEqual([]);
});

it("sees stock that moved without a new version within ten seconds", async () => {
  const product = await buildProduct(connection, await buildSupplier(connection), { inStock: true });
  await changed();
  const stockAt = async (seconds: number) =>
    (await getShelf(visitor(new Date(testInstant.getTime() + seconds * 1_000)))).byId.get(product.id)
      ?.inStock;
  expect(await stockAt(0)).toBe(true);
  await connection.db.update(products).set({ inStock: false }).where(eq(products.id, product.id));
  expect(await stockAt(10)).toBe(false);
});

const described = (nameZh: string, searchText: string) => ({ nameZh, nameEn: nameZh, searchText });

it.each<[string, string[]]>([
  ["羊肚菌", ["晴隆羊肚菌"]],
  ["YangDuJun", ["晴隆羊肚菌"]],
  ["qlydj", ["晴隆羊肚菌"]],
  ["晴隆 合作社甲", ["晴隆羊肚菌"]],
  ["100%", ["纯百分百100%椒油"]],
  ["%", ["纯百分百100%椒油"]],
  ["_", []],
  ["\\", []],
  ["'; drop table products; --", []],
])("finds %j", async (q, names) => {
  const supplier = await buildSupplier(connection);
  const goods = [
    described("晴隆羊肚菌", "晴隆羊肚菌 qinglong morel qinglongyangdujun qlydj 合作社甲"),
    described("纯百分百100%椒油", "纯百分百100%椒油 chunbaifenbaijiaoyou cbfbjy 合作社乙"),
  ];
  const built = [];
  for (const changes of goods) built.push(await buildProduct(connection, supplier, changes));
  await changed();
  const { ids } = await find(visitor(), { q });
  const own = built.filter(({ id }) => ids.includes(id)).map(({ nameZh }) => nameZh);
  expect(own).toEqual(names);
});

it("names what looks alike when nothing is found, and counts only what is for sale", async () => {
  const supplier = await buildSupplier(connection);
  await buildProduct(connection, supplier, described("安龙石斛", "安龙石斛 dendrobium anlongshihu alsh"));
  await buildProduct(connection, supplier, {
    ...described("石斛干", "石斛干 shihugan shg"),
    state: "withdrawn",
  });
  await changed();
  const { ids, near } = await find(visitor(), { q: "石斛糕" });
  expect(ids).toEqual([]);
  expect(near.map(({ nameZh }) => nameZh)).toEqual(["安龙石斛"]);
  const listed = await listForSale(visitor(), { ...noFilters, q: "石斛糕", sort: "relevance" }, 24);
  expect(listed.page).toMatchObject({ ids: [], total: 0 });
  expect((await find(visitor(), { q: "  " })).ids).toEqual([]);
});

it("lists only a supplier's own goods on its page", async () => {
  const supplier = await buildSupplier(connection);
  const own = await buildProduct(connection, supplier);
  await buildProduct(connection, await buildSupplier(connection));
  await changed();
  const { page } = await listOwnForSale(visitor(), { organisationId: supplier.id }, null, 24);
  expect(page.ids).toEqual([own.id]);
});
