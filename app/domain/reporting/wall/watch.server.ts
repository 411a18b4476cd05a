import type { Queryable } from "#app/domain/core/context.ts";
import { readLedgerState } from "./state.server.ts";

/** How often a process with open walls asks whether the ledger has changed: one row, for all of them together. */
const LOOK_MS = 1_000;

type Hear = (state: string) => void;

/**
 * Follows the ledger's state for all walls of a process. The database is asked once a second while anybody listens and not
 * at all otherwise; a look that fails is simply not told, so that a wall without news knows that its figures are old.
 */
class LedgerWatch {
  readonly #listeners = new Set<Hear>();
  readonly #db: Queryable;
  #timer: NodeJS.Timeout | null = null;

  constructor(db: Queryable) {
    this.#db = db;
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  /** Tells `hear` the state after every look, changed or not; returns how to stop. The first listener is told at once. */
  listen(hear: Hear): () => void {
    this.#listeners.add(hear);
    if (this.#timer === null) this.#look(0);
    return () => {
      this.#listeners.delete(hear);
      if (this.#listeners.size > 0 || this.#timer === null) return;
      clearTimeout(this.#timer);
      this.#timer = null;
    };
  }

  #look(afterMs = LOOK_MS): void {
    const timer = setTimeout(async () => {
      const state = await readLedgerState({ db: this.#db }).catch(() => null);
      if (state !== null) for (const hear of this.#listeners) hear(state);
      if (this.#timer === timer) this.#look();
    }, afterMs);
    this.#timer = timer.unref();
  }
}

const watches = new WeakMap<Queryable, LedgerWatch>();

/** The one watch of a process over a database. */
export function ledgerWatchOf(db: Queryable): LedgerWatch {
  const watch = watches.get(db) ?? new LedgerWatch(db);
  watches.set(db, watch);
  return watch;
}
