import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { batchesMadeFrom, batchesThatWentInto } from "#app/domain/provenance/lineage/reach.server.ts";
import { appendTraceEvents, type NewTraceEvent } from "#app/domain/provenance/trace/append.server.ts";
import { readOrigins, readShownLineage } from "#app/domain/reporting/trace/lineage.server.ts";
import type { Connection } from "#db/client.server.ts";
import type { TraceEventKind } from "#db/vocabulary/provenance.ts";
import { type Measured, measure, percentile } from "./load.ts";
import type { Program } from "./programs.ts";

/** Of the seeded batches, how many have a history whose chain holds, so that their pages are those of real batches. */
export const TRACED_BATCHES = 500;

/** A history as long as the seeded average. */
const HISTORY: readonly TraceEventKind[] = [
  "sown",
  "harvested",
  "processed",
  "inspected",
  "packed",
  "stored",
  ...Array.from({ length: 4 }, (): TraceEventKind[] => ["handed-over", "loaded", "arrived"]).flat(),
  "stored",
  "stored",
];

const ROUNDS = 60;

/** Writes the histories of the batches left without one, through the same act's step as in production; answers their codes. */
export async function writeHistories(
  { db, sql }: Connection,
  say: (line: string) => void,
): Promise<string[]> {
  say(`${TRACED_BATCHES} batches with a history of ${HISTORY.length} events each`);
  const bare = await sql<{ id: string; code: string }[]>`
    select id, code from batches b where not exists (select 1 from trace_events e where e.batch_id = b.id)
    order by code desc limit ${TRACED_BATCHES}`;
  const ctx: AnyContext = {
    db,
    transactional: false,
    actor: null,
    now: new Date(),
    requestId: "measure",
    demo: false,
  };
  for (let from = 0; from < bare.length; from += 50)
    await inTransaction(ctx, async (ctx) => {
      await appendTraceEvents(
        ctx,
        bare.slice(from, from + 50).flatMap(({ id }) =>
          HISTORY.map(
            (kind, step): NewTraceEvent => ({
              batchId: id,
              kind,
              occurredAt: new Date(Date.UTC(2026, 0, 5 + step, 2)),
              placeZh: "普安县江西坡镇茶场",
              quantityGrams: kind === "harvested" || kind === "packed" ? 1_000_000 : null,
            }),
          ),
        ),
      );
    });
  return bare.map(({ code }) => code);
}

export type TraceMeasured = {
  /** One reader after the other, and eight at once; each asks for another batch every time. */
  oneReader: Measured;
  eightReaders: Measured;
  /** Milliseconds of following a batch in the middle of the mixed graph both ways and to its bases. */
  bothWays: { madeFrom: number; wentInto: number; p50: number; p99: number };
};

/** Measures the public page of a batch, rendered each time, and the two-way trace. The tables must have been analysed. */
export async function measureTrace(
  application: Program,
  { db, sql }: Connection,
  codes: readonly string[],
  seconds: number,
): Promise<TraceMeasured> {
  const paths = codes.map((code) => `/trace/${code}`);
  const load = { url: application.address, paths };
  await measure({ ...load, seconds: 2 });
  const oneReader = await measure({ ...load, seconds, connections: 1 });
  const eightReaders = await measure({ ...load, seconds, connections: 8 });
  return { oneReader, eightReaders, bothWays: await measureBothWays({ db, sql }) };
}

async function measureBothWays({
  db,
  sql,
}: Pick<Connection, "db" | "sql">): Promise<TraceMeasured["bothWays"]> {
  const [middle] = await sql<{ id: string }[]>`select id from batches where code = 'M000000555'`;
  const id = middle?.id ?? "";
  const taken: number[] = [];
  let reached = { madeFrom: 0, wentInto: 0 };
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now();
    const [back, forth] = await Promise.all([
      batchesThatWentInto({ db }, [id]),
      batchesMadeFrom({ db }, [id]),
      readShownLineage({ db }, id),
      readOrigins({ db }, id),
    ]);
    taken.push(performance.now() - began);
    reached = { madeFrom: back.length, wentInto: forth.length };
  }
  taken.sort((one, other) => one - other);
  return { ...reached, p50: percentile(taken, 0.5), p99: percentile(taken, 0.99) };
}
