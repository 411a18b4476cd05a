import { desc, eq } from "drizzle-orm";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { choosePolicy, listPolicies } from "#app/domain/ledger/policy/queries.server.ts";
import { type Day, dayOf } from "#app/kernel/calendar.ts";
import { ledgerChainEnd, ledgerRoots } from "#db/schema/ledger.server.ts";
import { readNames } from "../progress/names.server.ts";
import { hasDemonstrationEntries } from "../progress/read.server.ts";
import { readCells } from "./cells.server.ts";
import { gridOf } from "./grid.ts";
import type { CrossingView } from "./view.ts";

/**
 * A year under a policy by two of its divisions at once, with names and what the figures cover.
 * @throws DomainError `actor.forbidden`, `policy.not_found`.
 */
export async function readCrossing(ctx: AnyContext, view: CrossingView, policies = listPolicies(ctx)) {
  requireCan(ctx, "ledger.read");
  const policy = choosePolicy(await policies, view.filter.policy);
  const [cells, names, containsDemonstrationData] = await Promise.all([
    readCells(ctx, policy, view),
    readNames(ctx),
    hasDemonstrationEntries(ctx, view.filter.year),
  ]);
  return {
    view,
    policy,
    grid: gridOf(cells, view),
    names,
    asOf: dayOf(ctx.now),
    containsDemonstrationData,
  };
}

export type Crossing = Awaited<ReturnType<typeof readCrossing>>;

/** How far the ledger's chain reaches: its end, and the newest root that was published; null where there is none. */
export type ChainState = {
  position: number;
  hash: string;
  root: { day: Day; hash: string } | null;
};

/**
 * A crossing together with the state of the chain in the same snapshot, so that whoever is handed the figures can say of
 * which ledger they are. @throws as {@link readCrossing}.
 */
export async function readCrossingWithChain(
  ctx: AnyContext,
  view: CrossingView,
): Promise<Crossing & { chain: ChainState }> {
  return ctx.db.transaction(
    async (db) => {
      const inside = { ...ctx, db, transactional: true } as AnyContext;
      const crossing = await readCrossing(inside, view);
      const [end] = await db.select().from(ledgerChainEnd).where(eq(ledgerChainEnd.id, 1));
      const [root] = await db
        .select({ day: ledgerRoots.day, hash: ledgerRoots.hash })
        .from(ledgerRoots)
        .orderBy(desc(ledgerRoots.day))
        .limit(1);
      return {
        ...crossing,
        chain: { position: end?.position ?? 0, hash: end?.hash ?? "", root: root ?? null },
      };
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}
