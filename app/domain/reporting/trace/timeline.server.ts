import { asc, eq } from "drizzle-orm";
import type { AnyContext } from "#app/domain/core/context.ts";
import { prepared } from "#app/domain/core/prepared.server.ts";
import { type ChainEnd, firstBreak } from "#app/domain/provenance/trace/chain.ts";
import { erroneousSequences } from "#app/domain/provenance/trace/corrections.ts";
import { batchMet, type Met } from "#app/domain/provenance/trace/met.ts";
import { organisations, users } from "#db/schema/accounts.server.ts";
import { traceEvents, traceHeads } from "#db/schema/provenance.server.ts";

type Read = Pick<AnyContext, "db">;

const selectTimeline = prepared(["batchId"], (db, { batchId }) =>
  db
    .select({
      event: traceEvents,
      organisation: {
        id: organisations.id,
        nameZh: organisations.name,
        nameEn: organisations.nameEn,
        kind: organisations.kind,
      },
      userName: users.name,
    })
    .from(traceEvents)
    .leftJoin(organisations, eq(organisations.id, traceEvents.actorOrganisationId))
    .leftJoin(users, eq(users.id, traceEvents.actorUserId))
    .where(eq(traceEvents.batchId, batchId))
    .orderBy(asc(traceEvents.sequence)),
);

const selectChainEnd = prepared(["batchId"], (db, { batchId }) =>
  db
    .select({ sequence: traceHeads.length, hash: traceHeads.hash })
    .from(traceHeads)
    .where(eq(traceHeads.batchId, batchId)),
);

/** The events of a batch with who recorded them, in their order; scoping is the caller's. */
export function readTimeline(ctx: Read, batchId: string) {
  return selectTimeline(ctx, { batchId });
}

export type TimelineRows = Awaited<ReturnType<typeof readTimeline>>;

/** How the chain of a batch must end; null where nothing was recorded. */
export async function readChainEnd(ctx: Read, batchId: string): Promise<ChainEnd | null> {
  const [end] = await selectChainEnd(ctx, { batchId });
  return end ?? null;
}

/** An event as pages show it. */
export type ShownEvent = ReturnType<typeof shownEvents>[number];

/**
 * The events as pages show them: what was declared erroneous is marked, and what stands in for it says so. Buyers are
 * named only to those who may know them.
 */
export function shownEvents(rows: TimelineRows, { naming }: { naming: "suppliers" | "everybody" }) {
  const erroneous = erroneousSequences(rows.map(({ event }) => event));
  return rows.map(({ event, organisation, userName }) => {
    const named = naming === "everybody" || organisation?.kind !== "institution";
    return {
      sequence: event.sequence,
      kind: event.kind,
      occurredAt: event.occurredAt,
      recordedAt: event.recordedAt,
      placeZh: event.placeZh,
      noteZh: event.noteZh,
      quantityGrams: event.quantityGrams,
      packs: event.packs,
      temperatureCentiC: event.temperatureCentiC,
      concernsSequence: event.concernsSequence,
      errorReason: event.errorReason,
      isErroneous: erroneous.has(event.sequence),
      organisation:
        named && organisation ? { nameZh: organisation.nameZh, nameEn: organisation.nameEn } : null,
      userName: naming === "everybody" ? userName : null,
      actorOrganisationId: naming === "everybody" ? event.actorOrganisationId : null,
    };
  });
}

/** What became of the goods of a batch that left, by the events that were not declared erroneous. */
export function metOf(rows: TimelineRows): Met {
  const erroneous = erroneousSequences(rows.map(({ event }) => event));
  return batchMet(rows.map(({ event }) => ({ ...event, isErroneous: erroneous.has(event.sequence) })));
}

/** Whether the chain agrees with itself and with its end; its last hash is what a printed copy is held against. */
export function checkedChain(rows: TimelineRows, end: ChainEnd | null) {
  return {
    brokenAt: firstBreak(
      rows.map(({ event }) => event),
      end,
    ),
    lastHash: rows.at(-1)?.event.hash ?? null,
    length: rows.length,
  };
}
