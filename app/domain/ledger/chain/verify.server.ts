import { eq, sql } from "drizzle-orm";
import type { AnyContext } from "#app/domain/core/context.ts";
import type { Connection } from "#db/client.server.ts";
import { ledgerChainEnd, ledgerRoots } from "#db/schema/ledger.server.ts";
import { GENESIS, linkHash } from "./content.ts";
import { type ReadLink, readLinks } from "./read-links.server.ts";

/** Why the ledger does not agree with its chain. */
export type ChainProblem =
  | { kind: "position"; position: number }
  | { kind: "row-missing"; position: number; entryId: number; grade: string }
  | { kind: "content"; position: number; entryId: number; grade: string }
  | { kind: "end"; position: number }
  | { kind: "not-linked"; entryId: number; grade: string }
  | { kind: "root"; position: number; day: string };

export type VerifiedLedger = { links: number; entries: number; roots: number; problems: ChainProblem[] };

/** Problems that are told; the first of them says where to look. */
export const MOST_TOLD = 20;

/**
 * Recomputes the whole chain from the rows as they are, and holds it against the hashes written, the end kept beside
 * it, the published roots, and the rows that no link seals. A row that was changed, taken away or put in, by whatever
 * means, is among the problems; the first of the chain comes first. Reads only, in one snapshot, as a stream.
 */
export async function verifyLedger(
  { db }: Pick<Connection, "db">,
  onProgress: (links: number) => void = () => undefined,
): Promise<VerifiedLedger> {
  return db.transaction(
    async (db) => {
      const roots = await db.select().from(ledgerRoots).orderBy(ledgerRoots.position, ledgerRoots.day);
      const check = new ChainCheck(roots);
      for await (const page of readLinks({ db })) {
        for (const link of page) check.take(link);
        onProgress(check.links);
      }
      const [end] = await db.select().from(ledgerChainEnd).where(eq(ledgerChainEnd.id, 1));
      check.finish(end ?? null);
      for (const row of await notLinked({ db })) check.tell({ kind: "not-linked", ...row });
      return { links: check.links, entries: check.entries, roots: roots.length, problems: check.problems };
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}

/** Entries and evidence that no link seals: put in past the chain. */
export function notLinked({ db }: Pick<AnyContext, "db">) {
  return db.execute<{ entryId: number; grade: string }>(sql`
    select e.id as "entryId", '' as grade from ledger_entries e
    where not exists (select 1 from ledger_links l where l.entry_id = e.id and l.grade = '')
    union all
    select g.entry_id, g.grade from ledger_grades g
    where not exists (select 1 from ledger_links l where l.entry_id = g.entry_id and l.grade = g.grade)
    order by 1, 2 limit ${MOST_TOLD}`);
}

/** What is known of the chain while it is read. */
class ChainCheck {
  links = 0;
  entries = 0;
  readonly problems: ChainProblem[] = [];
  #position = 0;
  #hash = GENESIS;
  #nextRoot = 0;
  readonly #roots: readonly { position: number; day: string; hash: string }[];

  constructor(roots: readonly { position: number; day: string; hash: string }[]) {
    this.#roots = roots;
  }

  take({ position, entryId, grade, hash, fields }: ReadLink): void {
    this.links += 1;
    if (grade === "") this.entries += 1;
    if (position !== this.#position + 1) this.tell({ kind: "position", position: this.#position + 1 });
    if (fields === null) this.tell({ kind: "row-missing", position, entryId, grade });
    else if (linkHash(this.#hash, fields) !== hash) this.tell({ kind: "content", position, entryId, grade });
    this.#position = position;
    // What follows is held against the hash that was written, so that one change is told once.
    this.#hash = hash;
    this.#passRoots();
  }

  finish(end: { position: number; hash: string } | null): void {
    if (end?.position !== this.#position || end.hash !== this.#hash)
      this.tell({ kind: "end", position: this.#position + 1 });
    for (const root of this.#roots.slice(this.#nextRoot))
      this.tell({ kind: "root", position: root.position, day: root.day });
  }

  tell(problem: ChainProblem): void {
    if (this.problems.length < MOST_TOLD) this.problems.push(problem);
  }

  #passRoots(): void {
    for (;;) {
      const root = this.#roots[this.#nextRoot];
      if (!root || root.position > this.#position) return;
      if (root.position < this.#position || root.hash !== this.#hash)
        this.tell({ kind: "root", position: root.position, day: root.day });
      this.#nextRoot += 1;
    }
  }
}
