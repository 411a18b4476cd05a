/** What waits for somebody: a kind of work, how much of it, and how much of that is late. */
export type InboxItem<Kind extends string = string> = { kind: Kind; count: number };

/** Leaves out what does not wait. */
export function waiting<Kind extends string>(items: readonly InboxItem<Kind>[]): InboxItem<Kind>[] {
  return items.filter((item) => item.count > 0);
}
