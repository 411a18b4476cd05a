import type { ExcursionKind } from "#db/vocabulary/logistics.ts";
import type { Excursion } from "./excursions.ts";

/** An alarm that was raised before, as far as it is compared. Times in milliseconds since 1970. */
export type RaisedAlarm = {
  id: string;
  kind: ExcursionKind;
  deviceId: string | null;
  from: number;
  to: number;
  isCleared: boolean;
};

export type AlarmChanges = {
  /** Excursions nobody was told of. */
  raise: Excursion[];
  /** Excursions that were told of already, as they are known now. */
  grow: { id: string; excursion: Excursion }[];
  /** Alarms that turned out to be none, or part of another. */
  clear: string[];
};

/**
 * What is to be told, so that every excursion is told of once: one that touches an alarm of its kind and device is that
 * alarm, which may have begun earlier or lasted longer than was known.
 */
export function alarmChanges(raised: readonly RaisedAlarm[], found: readonly Excursion[]): AlarmChanges {
  const left = [...raised].sort((one, other) => one.from - other.from);
  const changes: AlarmChanges = { raise: [], grow: [], clear: [] };
  for (const excursion of found) {
    const at = left.findIndex(
      (alarm) =>
        alarm.kind === excursion.kind &&
        alarm.deviceId === excursion.deviceId &&
        alarm.from <= excursion.to &&
        alarm.to >= excursion.from,
    );
    const [known] = at < 0 ? [] : left.splice(at, 1);
    if (known) changes.grow.push({ id: known.id, excursion });
    else changes.raise.push(excursion);
  }
  changes.clear = left.filter(({ isCleared }) => !isCleared).map(({ id }) => id);
  return changes;
}
