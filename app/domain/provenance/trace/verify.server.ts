import type { Sql } from "#db/client.server.ts";
import type { TraceEventKind } from "#db/vocabulary/provenance.ts";
import { type ChainEnd, type ChainedEvent, type LinkProblem, linkProblem } from "./chain.ts";

/** The first link of a chain that does not hold: an event that does not follow, or one that is missed at the end. */
export type BrokenLink = {
  batchCode: string;
  /** The number of the event that should stand there. */
  sequence: number;
  problem: LinkProblem | "end-missing" | "end-unknown";
};

export type Verified = { chains: number; events: number; broken: BrokenLink[] };

/** Events read at once; what is held in memory does not grow with their number. */
const ROWS_AT_ONCE = 2_000;
/** Broken links that are told; the others are only counted. */
export const MOST_TOLD = 20;

/** A row as it is read: instants as milliseconds. */
type Row = Omit<ChainedEvent, "occurredAt" | "recordedAt" | "kind"> & {
  kind: TraceEventKind;
  occurredMs: number;
  recordedMs: number;
  batchCode: string;
  endLength: number | null;
  endHash: string | null;
};

/**
 * Recomputes every chain of trace events and holds its end against what a trigger kept, reading them as a stream.
 * `told` stops at {@link MOST_TOLD}; `brokenCount` counts them all, one for each chain. Reads only.
 */
export async function verifyTraces(
  sql: Sql,
  onProgress: (events: number) => void = () => undefined,
): Promise<Verified & { brokenCount: number }> {
  const check = new ChainCheck();
  const rows = sql<Row[]>`
    select e.batch_id as "batchId", e.sequence, e.kind,
      (extract(epoch from e.occurred_at) * 1000)::int8 as "occurredMs", (extract(epoch from e.recorded_at) * 1000)::int8 as "recordedMs",
      e.zone_offset_minutes as "zoneOffsetMinutes", e.place_zh as "placeZh", e.place_ref as "placeRef", e.note_zh as "noteZh",
      e.business_step as "businessStep", e.disposition, e.actor_user_id as "actorUserId",
      e.actor_organisation_id as "actorOrganisationId", e.delivery_id as "deliveryId", e.quantity_grams as "quantityGrams",
      e.packs, e.related, e.temperature_centi_c as "temperatureCentiC", e.concerns_sequence as "concernsSequence",
      e.error_reason as "errorReason", e.previous_hash as "previousHash", e.hash, e.hash_version as "hashVersion",
      b.code as "batchCode", h.length as "endLength", h.hash as "endHash"
    from trace_events e join batches b on b.id = e.batch_id left join trace_heads h on h.batch_id = e.batch_id
    order by e.batch_id, e.sequence`.cursor(ROWS_AT_ONCE);
  for await (const page of rows) {
    for (const row of page) check.take(row);
    onProgress(check.events);
  }
  check.finish();
  const emptied = await sql<{ batchCode: string }[]>`
    select b.code as "batchCode" from trace_heads h join batches b on b.id = h.batch_id
    where not exists (select 1 from trace_events e where e.batch_id = h.batch_id) order by h.batch_id`;
  for (const { batchCode } of emptied) check.tell({ batchCode, sequence: 1, problem: "end-missing" });
  return { chains: check.chains, events: check.events, broken: check.broken, brokenCount: check.brokenCount };
}

/** What is known of the chain being read. */
class ChainCheck {
  chains = 0;
  events = 0;
  brokenCount = 0;
  readonly broken: BrokenLink[] = [];
  #chain: {
    batchId: string;
    batchCode: string;
    end: ChainEnd | null;
    last: ChainEnd | null;
    told: boolean;
  } | null = null;

  take(row: Row): void {
    if (this.#chain?.batchId !== row.batchId) {
      this.finish();
      this.chains += 1;
      const end =
        row.endLength === null || row.endHash === null
          ? null
          : { sequence: row.endLength, hash: row.endHash };
      this.#chain = { batchId: row.batchId, batchCode: row.batchCode, end, last: null, told: false };
    }
    this.events += 1;
    const chain = this.#chain;
    if (!chain || chain.told) return;
    const event = {
      ...row,
      occurredAt: new Date(row.occurredMs),
      recordedAt: new Date(row.recordedMs),
    };
    const problem = linkProblem(chain.last, event);
    if (problem) {
      chain.told = true;
      this.tell({ batchCode: row.batchCode, sequence: (chain.last?.sequence ?? 0) + 1, problem });
    } else chain.last = { sequence: row.sequence, hash: row.hash };
  }

  /** Holds the end of the chain just read against the one that was kept. */
  finish(): void {
    const chain = this.#chain;
    this.#chain = null;
    if (!chain || chain.told) return;
    const { batchCode, end, last } = chain;
    const sequence = (last?.sequence ?? 0) + 1;
    if (end === null) this.tell({ batchCode, sequence, problem: "end-unknown" });
    else if (end.sequence !== last?.sequence || end.hash !== last.hash)
      this.tell({ batchCode, sequence, problem: "end-missing" });
  }

  tell(link: BrokenLink): void {
    this.brokenCount += 1;
    if (this.broken.length < MOST_TOLD) this.broken.push(link);
  }
}
