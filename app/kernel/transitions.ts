/** State machines as tables: every word of the vocabulary has its row, and every row names only words of it. */

export type TransitionTable<State extends string> = Readonly<Record<State, readonly State[]>>;

/** Checks a table against its vocabulary when the module loads. @throws Error naming the first unknown word. */
export function defineTransitions<State extends string>(
  states: readonly State[],
  table: TransitionTable<State>,
): TransitionTable<State> {
  const known = new Set<string>(states);
  for (const [from, targets] of Object.entries<readonly State[]>(table)) {
    for (const word of [from, ...targets]) {
      if (!known.has(word)) throw new Error(`transition table names the unknown state "${word}"`);
    }
  }
  for (const state of states) {
    if (!(state in table)) throw new Error(`transition table has no row for "${state}"`);
  }
  return table;
}

/** Whether the table allows the step. */
export function canMove<State extends string>(
  table: TransitionTable<State>,
  from: State,
  to: State,
): boolean {
  return table[from].includes(to);
}

/** States from which `to` can be reached in one step. */
export function statesBefore<State extends string>(table: TransitionTable<State>, to: State): State[] {
  return (Object.keys(table) as State[]).filter((from) => table[from].includes(to));
}
