import type { Day } from "#app/kernel/calendar.ts";
import { DomainError, type ErrorCode } from "#app/kernel/errors.ts";

/**
 * Holds a day typed by a person against the days on which the thing can have happened, both inclusive.
 * @throws DomainError `code` naming both ends, as an issue of `field`.
 */
export function assertDayWithin(
  day: Day,
  { from, to }: { from: Day; to: Day },
  code: ErrorCode,
  field: string,
): void {
  if (day >= from && day <= to) return;
  throw new DomainError(code, { from, to }, [{ path: [field], code, details: { from, to } }]);
}
