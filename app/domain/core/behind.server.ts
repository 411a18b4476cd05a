import { and, eq, lt, or, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Position } from "#app/kernel/keyset.ts";

/** Rows behind a position in a list that shows the latest first; all of them where there is no position. */
export function behind(position: Position | null, at: PgColumn, id: PgColumn): SQL | undefined {
  return position ? or(lt(at, position.at), and(eq(at, position.at), lt(id, position.id))) : undefined;
}
