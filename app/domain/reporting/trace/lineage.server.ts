import { and, asc, desc, eq, inArray, ne, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { AnyContext } from "#app/domain/core/context.ts";
import { prepared } from "#app/domain/core/prepared.server.ts";
import { batchesThatWentInto } from "#app/domain/provenance/lineage/reach.server.ts";
import { products } from "#db/schema/catalogue.server.ts";
import { batches, batchInputs, productionBases } from "#db/schema/provenance.server.ts";

type Read = Pick<AnyContext, "db">;

/** Most batches shown on either side, and most bases. */
const MOST_SHOWN = 50;

const side = (own: "batchId" | "sourceId", other: "batchId" | "sourceId") =>
  prepared(["batchId"], (db, { batchId }) => {
    const linked = alias(batches, "linked");
    return db
      .select({
        code: sql<string | null>`case when ${linked.state} <> 'draft' then ${linked.code} end`,
        grams: batchInputs.grams,
        harvestedOn: linked.harvestedOn,
        origin: linked.origin,
        product: { nameZh: products.nameZh, nameEn: products.nameEn },
        base: {
          id: productionBases.id,
          nameZh: productionBases.nameZh,
          nameEn: productionBases.nameEn,
          countyCode: productionBases.countyCode,
        },
      })
      .from(batchInputs)
      .innerJoin(linked, eq(linked.id, batchInputs[other]))
      .innerJoin(products, eq(products.id, linked.productId))
      .innerJoin(productionBases, eq(productionBases.id, linked.baseId))
      .where(and(eq(batchInputs[own], batchId), other === "batchId" ? ne(linked.state, "draft") : undefined))
      .orderBy(desc(batchInputs.grams), asc(linked.code))
      .limit(MOST_SHOWN);
  });

const readMadeFrom = side("batchId", "sourceId");
const readWentInto = side("sourceId", "batchId");

/**
 * The batches that a batch was made from and those it went into, one step each way, as anybody may read them: one that
 * was never released has no page of its own, so it is told without its code.
 */
export async function readShownLineage(ctx: Read, batchId: string) {
  const [madeFrom, wentInto] = await Promise.all([
    readMadeFrom(ctx, { batchId }),
    readWentInto(ctx, { batchId }),
  ]);
  return { madeFrom, wentInto };
}

export type ShownLineage = Awaited<ReturnType<typeof readShownLineage>>;

/** Where the goods of a made batch grew, however often they were mixed: each base with the first and last harvest. */
export async function readOrigins(ctx: Read, batchId: string) {
  const reached = await batchesThatWentInto(ctx, [batchId]);
  return ctx.db
    .select({
      id: productionBases.id,
      nameZh: productionBases.nameZh,
      nameEn: productionBases.nameEn,
      countyCode: productionBases.countyCode,
      township: productionBases.township,
      firstHarvest: sql<string>`min(${batches.harvestedOn})`,
      lastHarvest: sql<string>`max(${batches.harvestedOn})`,
    })
    .from(batches)
    .innerJoin(productionBases, eq(productionBases.id, batches.baseId))
    .where(and(inArray(batches.id, reached), eq(batches.origin, "harvested")))
    .groupBy(productionBases.id)
    .orderBy(asc(productionBases.nameZh), asc(productionBases.id))
    .limit(MOST_SHOWN);
}

export type Origin = Awaited<ReturnType<typeof readOrigins>>[number];
