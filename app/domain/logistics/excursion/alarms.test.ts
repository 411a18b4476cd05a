import { expect, it } from "vitest";
import { alarmChanges, type RaisedAlarm } from "./alarms.ts";
import type { Excursion } from "./excursions.ts";

const alarm = (id: string, from: number, to: number, changes: Partial<RaisedAlarm> = {}): RaisedAlarm => ({
  id,
  kind: "too-warm",
  deviceId: "d",
  from,
  to,
  isCleared: false,
  ...changes,
});
const excursion = (from: number, to: number, changes: Partial<Excursion> = {}): Excursion => ({
  kind: "too-warm",
  deviceId: "d",
  from,
  to,
  minutes: to - from,
  worstCentiC: -900,
  ...changes,
});
const short = ({ raise, grow, clear }: ReturnType<typeof alarmChanges>) => ({
  raise: raise.map(({ from }) => from),
  grow: grow.map(({ id, excursion }) => [id, excursion.from, excursion.to]),
  clear,
});

it.each<[string, RaisedAlarm[], Excursion[], ReturnType<typeof short>]>([
  ["a new one is told", [], [excursion(1, 9)], { raise: [1], grow: [], clear: [] }],
  [
    "a known one is not told again",
    [alarm("a", 1, 9)],
    [excursion(1, 9)],
    { raise: [], grow: [["a", 1, 9]], clear: [] },
  ],
  [
    "one that lasts grows",
    [alarm("a", 1, 9)],
    [excursion(1, 30)],
    { raise: [], grow: [["a", 1, 30]], clear: [] },
  ],
  [
    "one that began earlier grows",
    [alarm("a", 5, 9)],
    [excursion(1, 9)],
    { raise: [], grow: [["a", 1, 9]], clear: [] },
  ],
  [
    "another time is another",
    [alarm("a", 1, 9)],
    [excursion(1, 9), excursion(20, 30)],
    { raise: [20], grow: [["a", 1, 9]], clear: [] },
  ],
  [
    "another device is another",
    [alarm("a", 1, 9)],
    [excursion(1, 9, { deviceId: "e" })],
    { raise: [1], grow: [], clear: ["a"] },
  ],
  [
    "two that were one are one",
    [alarm("a", 1, 9), alarm("b", 20, 30)],
    [excursion(1, 30)],
    { raise: [], grow: [["a", 1, 30]], clear: ["b"] },
  ],
  [
    "one that was none is cleared, once",
    [alarm("a", 1, 9), alarm("b", 1, 9, { isCleared: true })],
    [],
    { raise: [], grow: [], clear: ["a"] },
  ],
  [
    "one that comes back is not told again",
    [alarm("a", 1, 9, { isCleared: true })],
    [excursion(2, 9)],
    { raise: [], grow: [["a", 2, 9]], clear: [] },
  ],
])("%s", (_name, raised, found, expected) => expect(short(alarmChanges(raised, found))).toEqual(expected));
