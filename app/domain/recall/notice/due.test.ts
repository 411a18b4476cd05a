import { describe, expect, it } from "vitest";
import { byStanding, minutesLeft, type NoticeTimes, type Standing, standingOf } from "./due.ts";

/** The last second of 15 June 2026 in Shanghai. */
const answerBy = new Date("2026-06-15T15:59:59Z");
const sent: NoticeTimes = { state: "sent", answeredAt: null, answerBy };
const answered = (at: string): NoticeTimes => ({ state: "answered", answeredAt: new Date(at), answerBy });

describe("standingOf", () => {
  it.each<[string, NoticeTimes, string, Standing]>([
    ["before the deadline", sent, "2026-06-15T15:00:00Z", "waiting"],
    ["at the deadline", sent, "2026-06-15T15:59:59Z", "waiting"],
    ["a millisecond later", sent, "2026-06-15T15:59:59.001Z", "late"],
    ["the next day in Shanghai", sent, "2026-06-15T16:00:00Z", "late"],
    ["answered at the deadline", answered("2026-06-15T15:59:59Z"), "2026-06-20T00:00:00Z", "answered"],
    ["answered after it", answered("2026-06-15T16:00:00Z"), "2026-06-15T16:00:00Z", "answered-late"],
  ])("%s", (_, times, now, standing) => expect(standingOf(times, new Date(now))).toBe(standing));
});

describe("minutesLeft", () => {
  it.each<[string, number]>([
    ["2026-06-15T15:59:59Z", 0],
    ["2026-06-15T15:59:58Z", 1],
    ["2026-06-15T14:59:59Z", 60],
    ["2026-06-15T16:59:59Z", -60],
  ])("at %s: %i", (now, minutes) => expect(minutesLeft(answerBy, now)).toBe(minutes));
});

it("puts the late first and keeps the order of the others", () =>
  expect(
    byStanding([
      { id: 1, standing: "answered" as const },
      { id: 2, standing: "waiting" as const },
      { id: 3, standing: "late" as const },
      { id: 4, standing: "late" as const },
    ]).map(({ id }) => id),
  ).toEqual([3, 4, 2, 1]));
