/** One thing that is read: what runs now (settled, never rejected) and what begins after it. */
type Turn<Value> = { running: Promise<void> | null; next: Promise<Value> | null };

/**
 * Lets those who ask for one thing at the same time share a reading. Nobody is given a reading that began before they
 * asked: whoever comes while one runs waits for the next, which begins when the one before has ended and is shared by all
 * who came meanwhile. So what is read is what was committed when the reader asked, or later, and however many ask, one
 * reading of it runs at a time. A reading that fails is refused to those who shared it; the next one begins anew.
 *
 * The returned function reads what `key` names in `owner` (a database) by `read`; the value is shared and must not be changed.
 */
export function sharedReads<Value>(): (
  owner: object,
  key: string,
  read: () => Promise<Value>,
) => Promise<Value> {
  const turnsOf = new WeakMap<object, Map<string, Turn<Value>>>();
  return (owner, key, read) => {
    const turns = turnsOf.get(owner) ?? new Map<string, Turn<Value>>();
    turnsOf.set(owner, turns);
    const turn = turns.get(key) ?? { running: null, next: null };
    turns.set(key, turn);
    turn.next ??= (turn.running ?? Promise.resolve()).then(() => {
      turn.next = null;
      const reading = read();
      const end = () => {
        turn.running = null;
        if (turn.next === null) turns.delete(key);
      };
      turn.running = reading.then(end, end);
      return reading;
    });
    return turn.next;
  };
}
