import { asc, eq } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { addPhotograph } from "#app/domain/catalogue/photograph/add.server.ts";
import { MOST_PHOTOGRAPHS } from "#app/domain/catalogue/photograph/input.ts";
import { putPhotographFirst } from "#app/domain/catalogue/photograph/put-first.server.ts";
import { removePhotograph } from "#app/domain/catalogue/photograph/remove.server.ts";
import type { Connection } from "#db/client.server.ts";
import { productPhotographs } from "#db/schema/catalogue.server.ts";
import { buildFile } from "#tests/support/build-file.ts";
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

const picture = () =>
  buildFile(connection, world.supplier, {
    kind: "photograph",
    visibility: "public",
    mediaType: "image/webp",
  });

async function orderOf(productId: string) {
  const rows = await connection.db
    .select({ fileId: productPhotographs.fileId })
    .from(productPhotographs)
    .where(eq(productPhotographs.productId, productId))
    .orderBy(asc(productPhotographs.position));
  return rows.map((row) => row.fileId);
}

it("stand in the order they came, any may be put first or taken away", async () => {
  const { id: productId } = await buildProduct(connection, world.supplier);
  const ctx = contextFor(connection, world.manager);
  const [a, b, c] = [(await picture()).id, (await picture()).id, (await picture()).id];
  const version = await catalogueVersion(connection);
  for (const fileId of [a, b, b, c]) await addPhotograph(ctx, { productId, fileId, altZh: "茶园" });
  expect(await orderOf(productId)).toEqual([a, b, c]);
  await putPhotographFirst(ctx, { productId, fileId: c });
  expect(await orderOf(productId)).toEqual([c, a, b]);
  await removePhotograph(ctx, { productId, fileId: a });
  expect(await orderOf(productId)).toEqual([c, b]);
  expect(await catalogueVersion(connection)).toBe(version + 5);
  expect((await auditOf(connection, productId)).map((row) => row.action)).toEqual([
    ...Array(3).fill("photograph.added"),
    "photograph.put_first",
    "photograph.removed",
  ]);
});

it("are pictures the organisation itself uploaded for everybody to see", async () => {
  const { id: productId } = await buildProduct(connection, world.supplier);
  const ctx = contextFor(connection, world.manager);
  const theirs = await buildFile(connection, world.otherSupplier, {
    kind: "photograph",
    visibility: "public",
  });
  const document = await buildFile(connection, world.supplier);
  for (const fileId of [theirs.id, document.id, "forged"])
    await expectRefusal(addPhotograph(ctx, { productId, fileId }), "file.not_found");
  expect(await orderOf(productId)).toEqual([]);
});

it("are limited in number", async () => {
  const { id: productId } = await buildProduct(connection, world.supplier);
  const ctx = contextFor(connection, world.manager);
  for (let count = 0; count < MOST_PHOTOGRAPHS; count++)
    await addPhotograph(ctx, { productId, fileId: (await picture()).id });
  const refusal = await expectRefusal(
    addPhotograph(ctx, { productId, fileId: (await picture()).id }),
    "product.too_many_photographs",
  );
  expect(refusal.details).toEqual({ most: MOST_PHOTOGRAPHS });
});

it.each([
  ["addPhotograph", addPhotograph],
  ["putPhotographFirst", putPhotographFirst],
  ["removePhotograph", removePhotograph],
])("%s finds nothing for another supplier and is refused to the warehouse", async (_, act) => {
  const { id: productId } = await buildProduct(connection, world.supplier);
  const { id: fileId } = await picture();
  await addPhotograph(contextFor(connection, world.manager), { productId, fileId });
  await expectRefusal(
    act(contextFor(connection, world.stranger), { productId, fileId }),
    "product.not_found",
  );
  await expectRefusal(act(contextFor(connection, world.warehouse), { productId, fileId }), "actor.forbidden");
  expect(await orderOf(productId)).toEqual([fileId]);
});

it("cannot be put first or removed when they are not there", async () => {
  const { id: productId } = await buildProduct(connection, world.supplier);
  const ctx = contextFor(connection, world.manager);
  for (const fileId of [(await picture()).id, "forged"]) {
    await expectRefusal(putPhotographFirst(ctx, { productId, fileId }), "photograph.not_found");
    await expectRefusal(removePhotograph(ctx, { productId, fileId }), "photograph.not_found");
  }
});
