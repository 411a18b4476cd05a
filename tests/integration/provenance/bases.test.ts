import { eq } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { createBase } from "#app/domain/provenance/base/create.server.ts";
import { editBase } from "#app/domain/provenance/base/edit.server.ts";
import type { Connection } from "#db/client.server.ts";
import { productionBases } from "#db/schema/provenance.server.ts";
import { buildProduct, contextFor } from "#tests/support/builders.ts";
import { auditOf, buildSellingWorld, catalogueVersion } from "#tests/support/catalogue.ts";
import { testDatabase } from "#tests/support/database.ts";
import { expectRefusal } from "#tests/support/expect-refusal.ts";

let connection: Connection;
let world: Awaited<ReturnType<typeof buildSellingWorld>>;
beforeAll(async () => {
  connection = await testDatabase();
  world = await buildSellingWorld(connection);
});

const form = (edit: Record<string, string> = {}) => ({
  nameZh: "江西坡茶场",
  nameEn: "Jiangxipo tea garden",
  countyCode: "522323",
  township: "江西坡镇",
  village: "",
  areaMu: "1,280.5",
  latitude: "25.78",
  longitude: "104.95",
  ...edit,
});

it("registers a base in thousandths of a mu and millionths of a degree", async () => {
  const base = await createBase(contextFor(connection, world.manager), form());
  expect(base).toMatchObject({
    areaMilliMu: 1_280_500,
    latitudeMicro: 25_780_000,
    longitudeMicro: 104_950_000,
    organisationId: world.supplier.id,
  });
  expect(await auditOf(connection, base.id)).toMatchObject([{ action: "base.created" }]);
  const unknown = await createBase(
    contextFor(connection, world.manager),
    form({ latitude: "", longitude: "" }),
  );
  expect(unknown).toMatchObject({ latitudeMicro: null, longitudeMicro: null });
});

it("keeps the outline that was drawn", async () => {
  const outline = "25.77, 104.94\n25.77, 104.96\n25.79, 104.96\n25.79，104.94";
  const ctx = contextFor(connection, world.manager);
  const base = await createBase(ctx, form({ outline }));
  const corners = [
    [25_770_000, 104_940_000],
    [25_770_000, 104_960_000],
    [25_790_000, 104_960_000],
    [25_790_000, 104_940_000],
  ];
  expect(base.outlineMicro).toEqual(corners);
  expect(await editBase(ctx, { baseId: base.id, ...form() })).toMatchObject({ outlineMicro: [] });
});

it.each([
  ["one half of a point", { latitude: "" }, "base.point_half"],
  ["latitude and longitude swapped", { latitude: "25.1", longitude: "25.78" }, "base.point_elsewhere"],
  ["a place in Huizhou", { latitude: "23.11", longitude: "114.42" }, "base.point_elsewhere"],
  ["a line that is none", { outline: "25.77,104.94\n?" }, "base.outline_line"],
  ["two corners", { outline: "25.77,104.94\n25.79,104.96" }, "base.outline_corners"],
  [
    "an outline around another place",
    { outline: "25.70,105.10\n25.70,105.12\n25.72,105.12" },
    "base.point_outside",
  ],
] as const)("refuses %s and registers nothing", async (_name, edit, code) => {
  const count = () => connection.db.$count(productionBases);
  const before = await count();
  await expectRefusal(createBase(contextFor(connection, world.manager), form(edit)), code);
  expect(await count()).toBe(before);
});

it.each<Record<string, string>>([
  { latitude: "91" },
  { longitude: "abc" },
  { areaMu: "0" },
  { areaMu: "-3" },
  { nameZh: "" },
])("refuses %j", async (edit) => {
  await expect(createBase(contextFor(connection, world.manager), form(edit))).rejects.toThrow();
});

it("refuses a county that is not on the list, and everybody but the manager", async () => {
  const ctx = contextFor(connection, world.manager);
  await expectRefusal(createBase(ctx, form({ countyCode: "110000" })), "product.origin_unknown");
  await expectRefusal(createBase(contextFor(connection, world.warehouse), form()), "actor.forbidden");
});

it("is edited by its owner; its county stays while a verified product grows there", async () => {
  const product = await buildProduct(connection, world.supplier);
  const baseId = product.baseId!;
  const ctx = contextFor(connection, world.manager);
  const version = await catalogueVersion(connection);
  expect(await editBase(ctx, { baseId, ...form({ village: "联盟村" }) })).toMatchObject({
    village: "联盟村",
  });
  expect(await catalogueVersion(connection)).toBe(version + 1);
  await expectRefusal(editBase(ctx, { baseId, ...form({ countyCode: "522301" }) }), "base.county_in_use");

  const unused = (await buildProduct(connection, world.supplier, { state: "draft" })).baseId!;
  expect(await editBase(ctx, { baseId: unused, ...form({ countyCode: "522301" }) })).toMatchObject({
    countyCode: "522301",
  });
});

it("finds nothing for another supplier", async () => {
  const baseId = (await buildProduct(connection, world.supplier)).baseId!;
  const stranger = contextFor(connection, world.stranger);
  await expectRefusal(editBase(stranger, { baseId, ...form() }), "base.not_found");
  await expectRefusal(editBase(stranger, { baseId: "forged", ...form() }), "base.not_found");
  await expectRefusal(
    editBase(contextFor(connection, world.finance), { baseId, ...form() }),
    "actor.forbidden",
  );
  const [base] = await connection.db.select().from(productionBases).where(eq(productionBases.id, baseId));
  expect(base?.nameZh).toBe("茶场");
});
