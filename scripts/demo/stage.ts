import type { Actor, Context } from "#app/domain/core/context.ts";
import { addDays, type Day, dayOf, startOfDay } from "#app/kernel/calendar.ts";
import type { Connection } from "#db/client.server.ts";

/** How many suppliers or buyers are played at once. */
const PLAYERS_AT_ONCE = 4;

/** Where the demonstration is played: its database, its clock, and its actors' contexts. */
export class Stage {
  readonly connection: Connection;
  readonly today: Day;
  readonly say: (line: string) => void;

  constructor(connection: Connection, now: Date, say: (line: string) => void) {
    this.connection = connection;
    this.today = dayOf(now);
    this.say = say;
  }

  /** The day so many days before today. */
  daysAgo(count: number): Day {
    return addDays(this.today, -count);
  }

  /** An actor's context on a day, at an hour and minute of Shanghai. */
  at<Who extends Actor | null>(actor: Who, day: Day, hour: number, minute = 0): Context<Who> {
    return {
      db: this.connection.db,
      transactional: false,
      actor,
      now: new Date(startOfDay(day).getTime() + (hour * 60 + minute) * 60_000),
      requestId: "demonstration",
      demo: true,
    };
  }
}

/** Plays all items, a few at once, in their order. */
export async function playAll<Item>(
  items: readonly Item[],
  play: (item: Item) => Promise<void>,
): Promise<void> {
  const left = [...items];
  const player = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await play(item);
  };
  await Promise.all(Array.from({ length: PLAYERS_AT_ONCE }, player));
}
