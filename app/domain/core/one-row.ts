import { DomainError, type ErrorCode } from "#app/kernel/errors.ts";

/** The single row of a guarded write or a scoped load. @throws DomainError `code` when nothing came back. */
export function oneRow<Row>(rows: readonly Row[], code: ErrorCode): Row {
  const [row] = rows;
  if (row === undefined) throw new DomainError(code);
  return row;
}
