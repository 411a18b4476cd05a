import { eq, or, type SQL } from "drizzle-orm";
import { batches, supplierCodeKey } from "#db/schema/provenance.server.ts";

/** Batches that a normalised code may mean: ours, or the supplier's own, which several suppliers may have given. */
export function batchNamed(code: string): SQL | undefined {
  return or(eq(batches.code, code), eq(supplierCodeKey(batches.supplierCode), code));
}
