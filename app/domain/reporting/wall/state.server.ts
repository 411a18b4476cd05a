import { eq, sql } from "drizzle-orm";
import type { AnyContext } from "#app/domain/core/context.ts";
import { prepared } from "#app/domain/core/prepared.server.ts";
import { countingPolicies } from "#db/schema/counting-policies.server.ts";
import { ledgerChainEnd } from "#db/schema/ledger.server.ts";

const readEnd = prepared([], (db) =>
  db
    .select({
      position: ledgerChainEnd.position,
      policyId: sql<
        string | null
      >`(select ${countingPolicies.id} from ${countingPolicies} where is_headline)`,
    })
    .from(ledgerChainEnd)
    .where(eq(ledgerChainEnd.id, 1)),
);

/**
 * A word that changes whenever the published figure may: with every entry and evidence, for each is a link of the chain, and with the
 * policy that makes the headline. One row is read.
 */
export async function readLedgerState(ctx: Pick<AnyContext, "db">): Promise<string> {
  const [end] = await readEnd(ctx, {});
  return `${end?.position ?? 0}.${end?.policyId ?? ""}`;
}
