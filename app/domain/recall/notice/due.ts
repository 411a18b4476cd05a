import type { NoticeState } from "#db/vocabulary/recall.ts";

/** When a notice was to be answered and when it was. */
export type NoticeTimes = { state: NoticeState; answeredAt: Date | string | null; answerBy: Date | string };

/** How a notice stands against its deadline. */
export const standings = ["late", "waiting", "answered", "answered-late"] as const;
export type Standing = (typeof standings)[number];

const millis = (at: Date | string) => new Date(at).getTime();

/** How a notice stands at an instant; the very instant of the deadline is still in time. */
export function standingOf({ state, answeredAt, answerBy }: NoticeTimes, now: Date | string): Standing {
  if (state === "answered")
    return answeredAt !== null && millis(answeredAt) > millis(answerBy) ? "answered-late" : "answered";
  return millis(now) > millis(answerBy) ? "late" : "waiting";
}

/** Whole minutes left until the deadline, rounded up; negative when it has passed. */
export function minutesLeft(answerBy: Date | string, now: Date | string): number {
  return Math.ceil((millis(answerBy) - millis(now)) / 60_000) + 0;
}

/** The order of a board: who is late, then who is waited for, then who has answered. */
export function byStanding<Notice extends { standing: Standing }>(notices: readonly Notice[]): Notice[] {
  return [...notices].sort(
    (one, other) => standings.indexOf(one.standing) - standings.indexOf(other.standing),
  );
}
