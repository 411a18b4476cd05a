import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { dispatchProblem } from "#app/domain/provenance/batch/dispatchable.ts";
import { makeBatch } from "#app/domain/provenance/lineage/make.server.ts";
import { isDomainError } from "#app/kernel/errors.ts";
import { batches } from "#db/schema/provenance.server.ts";
import { buildBatch, buildProduct, contextFor } from "#tests/support/builders.ts";
import { buildSellingWorld } from "#tests/support/catalogue.ts";
import { testDatabase } from "#tests/support/database.ts";

it("two batches drawn at once from what is left for one: one is made, the other is told what is left", async () => {
  const connection = await testDatabase();
  const world = await buildSellingWorld(connection);
  const product = await buildProduct(connection, world.supplier);
  const source = await buildBatch(connection, product, { quantityGrams: 10_000 });
  const answers = await Promise.allSettled(
    Array.from({ length: 6 }, () =>
      makeBatch(contextFor(connection, world.warehouse), {
        kind: "split",
        productId: product.id,
        packedOn: "2026-06-02",
        quantityKilograms: "6",
        inputs: [{ batchId: source.id, kilograms: "6" }],
      }),
    ),
  );
  const refused = answers.flatMap((answer) => (answer.status === "rejected" ? [answer.reason] : []));
  expect(refused).toHaveLength(5);
  for (const error of refused) {
    expect(isDomainError(error, "lineage.not_possible")).toBe(true);
    expect(error.issues[0]).toMatchObject({ code: "lineage.input_exceeded", details: { kilograms: 4 } });
  }
  const [row] = await connection.db.select().from(batches).where(eq(batches.id, source.id));
  expect(row).toMatchObject({ usedGrams: 6_000, state: "released" });
  expect(dispatchProblem(row!, "2026-06-15", 4_001)).toBe("not_enough");
});
