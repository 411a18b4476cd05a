import { eq } from "drizzle-orm";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { counties } from "#db/schema/accounts.server.ts";
import type { productionBases } from "#db/schema/provenance.server.ts";
import type { BaseDetails } from "./input.ts";

export type BaseRow = typeof productionBases.$inferSelect;

/** The columns that a base's form fills in. @throws DomainError `product.origin_unknown` for a county not on the list. */
export async function baseColumns(ctx: InTransaction, details: BaseDetails) {
  const [county] = await ctx.db
    .select({ code: counties.code })
    .from(counties)
    .where(eq(counties.code, details.countyCode));
  if (!county)
    throw new DomainError("product.origin_unknown", {}, [
      { path: ["countyCode"], code: "product.origin_unknown" },
    ]);
  const { areaMu, latitude, longitude, ...rest } = details;
  return { ...rest, areaMilliMu: areaMu, latitudeMicro: latitude, longitudeMicro: longitude };
}
