import { and, asc, desc, eq, gt, inArray, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { AnyContext, Context } from "#app/domain/core/context.ts";
import { MOST_INPUTS } from "#app/domain/provenance/lineage/input.ts";
import { dayOf } from "#app/kernel/calendar.ts";
import { products } from "#db/schema/catalogue.server.ts";
import { batches, batchInputs } from "#db/schema/provenance.server.ts";

/** A batch that another was made from or went into, and how much of it. */
export type LinkedBatch = Awaited<ReturnType<typeof readLineage>>["madeFrom"][number];

/** Most batches shown on either side. */
const MOST_SHOWN = 100;

/** The batches a batch was made from and those it went into, one step each way; scoping is the caller's. */
export async function readLineage({ db }: Pick<AnyContext, "db">, batchId: string) {
  const linked = alias(batches, "linked");
  const side = (own: "batchId" | "sourceId", other: "batchId" | "sourceId") =>
    db
      .select({
        id: linked.id,
        code: linked.code,
        state: linked.state,
        origin: linked.origin,
        packedOn: linked.packedOn,
        grams: batchInputs.grams,
        product: { nameZh: products.nameZh, nameEn: products.nameEn },
      })
      .from(batchInputs)
      .innerJoin(linked, eq(linked.id, batchInputs[other]))
      .innerJoin(products, eq(products.id, linked.productId))
      .where(eq(batchInputs[own], batchId))
      .orderBy(desc(batchInputs.grams), asc(linked.code))
      .limit(MOST_SHOWN);
  const [madeFrom, wentInto] = await Promise.all([side("batchId", "sourceId"), side("sourceId", "batchId")]);
  return { madeFrom, wentInto };
}

/** Batches of the actor's organisation from which another may be made today, the oldest first. */
export async function listMakingSources({ db, actor, now }: Context) {
  const today = dayOf(now);
  return db
    .select({
      id: batches.id,
      code: batches.code,
      supplierCode: batches.supplierCode,
      state: batches.state,
      productId: batches.productId,
      packedOn: batches.packedOn,
      bestBeforeOn: batches.bestBeforeOn,
      quantityGrams: batches.quantityGrams,
      dispatchedGrams: batches.dispatchedGrams,
      usedGrams: batches.usedGrams,
      product: { nameZh: products.nameZh, nameEn: products.nameEn },
    })
    .from(batches)
    .innerJoin(products, eq(products.id, batches.productId))
    .where(
      and(
        eq(batches.organisationId, actor.organisationId),
        inArray(batches.state, ["draft", "released"]),
        gt(sql`${batches.quantityGrams} - ${batches.dispatchedGrams} - ${batches.usedGrams}`, 0),
        or(sql`${batches.bestBeforeOn} is null`, sql`${batches.bestBeforeOn} >= ${today}`),
      ),
    )
    .orderBy(asc(batches.packedOn), asc(batches.code))
    .limit(MOST_INPUTS);
}

export type MakingSource = Awaited<ReturnType<typeof listMakingSources>>[number];
