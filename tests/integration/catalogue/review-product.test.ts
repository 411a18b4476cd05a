import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { reinstateProduct } from "#app/domain/catalogue/product/reinstate.server.ts";
import { returnProduct } from "#app/domain/catalogue/product/return.server.ts";
import { submitProduct } from "#app/domain/catalogue/product/submit.server.ts";
import { suspendProduct } from "#app/domain/catalogue/product/suspend.server.ts";
import { verifyProduct } from "#app/domain/catalogue/product/verify.server.ts";
import { withdrawProduct } from "#app/domain/catalogue/product/withdraw.server.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import type { Connection } from "#db/client.server.ts";
import { products } from "#db/schema/catalogue.server.ts";
import { type ProductState, productStates } from "#db/vocabulary/catalogue.ts";
import { buildProduct, contextFor, testInstant } from "#tests/support/builders.ts";
import { auditOf, buildSellingWorld, catalogueVersion } from "#tests/support/catalogue.ts";
import { testDatabase } from "#tests/support/database.ts";
import { expectRefusal } from "#tests/support/expect-refusal.ts";

let connection: Connection;
let world: Awaited<ReturnType<typeof buildSellingWorld>>;
beforeAll(async () => {
  connection = await testDatabase();
  world = await buildSellingWorld(connection);
});

type Who = "manager" | "warehouse" | "stranger" | "county" | "otherCounty" | "district";
type Case = {
  act: (ctx: AnyContext, input: { productId: string; revision: number; reason: string }) => Promise<unknown>;
  by: "manager" | "county";
  from: ProductState[];
  to: ProductState;
  action: string;
  forbidden: Who[];
  outsiders: Who[];
};

const bySupplier = { by: "manager", forbidden: ["warehouse", "county"], outsiders: ["stranger"] } as const;
const byOffice = { by: "county", forbidden: ["manager"], outsiders: ["otherCounty", "district"] } as const;
const lists = ({ by, forbidden, outsiders }: typeof bySupplier | typeof byOffice) => ({
  by,
  forbidden: [...forbidden] as Who[],
  outsiders: [...outsiders] as Who[],
});

const cases: [string, Case][] = [
  [
    "submitProduct",
    {
      act: submitProduct,
      ...lists(bySupplier),
      from: ["draft"],
      to: "submitted",
      action: "product.submitted",
    },
  ],
  [
    "withdrawProduct",
    {
      act: withdrawProduct,
      ...lists(bySupplier),
      from: ["published"],
      to: "withdrawn",
      action: "product.withdrawn",
    },
  ],
  [
    "verifyProduct",
    {
      act: verifyProduct,
      ...lists(byOffice),
      from: ["submitted"],
      to: "verified",
      action: "product.verified",
    },
  ],
  [
    "returnProduct",
    { act: returnProduct, ...lists(byOffice), from: ["submitted"], to: "draft", action: "product.returned" },
  ],
  [
    "suspendProduct",
    {
      act: suspendProduct,
      ...lists(byOffice),
      from: ["submitted", "verified", "published", "withdrawn"],
      to: "suspended",
      action: "product.suspended",
    },
  ],
  [
    "reinstateProduct",
    {
      act: reinstateProduct,
      ...lists(byOffice),
      from: ["suspended"],
      to: "draft",
      action: "product.reinstated",
    },
  ],
];

async function stateOf(id: string) {
  const [row] = await connection.db.select().from(products).where(eq(products.id, id));
  return row?.state;
}

const input = (product: { id: string; revision: number }) => ({
  productId: product.id,
  revision: product.revision,
  reason: "产地与基地不符",
});

describe.each(cases)("%s", (_, { act, by, from, to, action, forbidden, outsiders }) => {
  it.each(productStates)("of a %s product", async (state) => {
    const product = await buildProduct(connection, world.supplier, { state });
    const acting = act(contextFor(connection, world[by]), input(product));
    if (from.includes(state)) {
      const version = await catalogueVersion(connection);
      expect(await acting).toMatchObject({ state: to });
      expect(await stateOf(product.id)).toBe(to);
      expect((await auditOf(connection, product.id)).at(-1)).toMatchObject({
        action,
        actorUserId: world[by].userId,
        before: { state },
        after: { state: to },
      });
      if (state === "published") expect(await catalogueVersion(connection)).toBeGreaterThanOrEqual(version);
    } else {
      await expectRefusal(acting, "product.wrong_state");
      expect(await stateOf(product.id)).toBe(state);
    }
  });

  it.each(forbidden)("is refused to %s", async (who) => {
    const product = await buildProduct(connection, world.supplier, { state: from[0] });
    await expectRefusal(act(contextFor(connection, world[who]), input(product)), "actor.forbidden");
    expect(await stateOf(product.id)).toBe(from[0]);
  });

  it.each(outsiders)("finds nothing for %s", async (who) => {
    const product = await buildProduct(connection, world.supplier, { state: from[0] });
    await expectRefusal(act(contextFor(connection, world[who]), input(product)), "product.not_found");
    const forged = { ...input(product), productId: "forged" };
    await expectRefusal(act(contextFor(connection, world[who]), forged), "product.not_found");
    expect(await stateOf(product.id)).toBe(from[0]);
  });
});

it.each([
  ["submitProduct", submitProduct, "manager", "draft"],
  ["verifyProduct", verifyProduct, "county", "submitted"],
  ["returnProduct", returnProduct, "prefecture", "submitted"],
] as const)("%s decides the revision that was looked at and no other", async (_, act, who, state) => {
  const product = await buildProduct(connection, world.supplier, { state, revision: 2 });
  const seen = { ...input(product), revision: 1 };
  await expectRefusal(act(contextFor(connection, world[who]), seen), "product.changed");
  expect(await stateOf(product.id)).toBe(state);
});

it("remembers who verified, and shows the supplier why it came back until it is submitted again", async () => {
  const product = await buildProduct(connection, world.supplier, { state: "submitted" });
  await returnProduct(contextFor(connection, world.county), input(product));
  const again = await submitProduct(contextFor(connection, world.manager), input(product));
  expect(again.returnedReason).toBeNull();
  const verified = await verifyProduct(contextFor(connection, world.prefecture), input(product));
  expect(verified).toMatchObject({
    verifiedById: world.prefecture.userId,
    verifiedByOrganisationId: world.prefecture.organisationId,
    verifiedAt: testInstant,
  });
});

it("asks for a reason where one is owed", async () => {
  const product = await buildProduct(connection, world.supplier, { state: "submitted" });
  const mute = { ...input(product), reason: " " };
  await expect(returnProduct(contextFor(connection, world.county), mute)).rejects.toThrow();
  await expect(suspendProduct(contextFor(connection, world.county), mute)).rejects.toThrow();
  expect(await stateOf(product.id)).toBe("submitted");
});
