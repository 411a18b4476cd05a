import { and, asc, eq, inArray } from "drizzle-orm";
import type { Actor, AnyContext, Context } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { channelImports, channelMappings, type ColumnMapping } from "#db/schema/channels.server.ts";
import { channels } from "#db/schema/ledger.server.ts";
import type { ImportState } from "#db/vocabulary/channels.ts";
import { keepsImportsOf } from "./office.ts";

export type ImportRecord = typeof channelImports.$inferSelect;
export type Channel = typeof channels.$inferSelect;

/** Loads and locks an import of a county the office answers for. @throws DomainError `import.not_found`. */
export async function lockImport(ctx: InTransaction, importId: string): Promise<ImportRecord> {
  const row = await lockAnyImport(ctx, importId);
  if (!keepsImportsOf(ctx.actor, row.countyCode)) throw new DomainError("import.not_found");
  return row;
}

/** Loads and locks an import for the system's own work. @throws DomainError `import.not_found`. */
export async function lockAnyImport(
  ctx: InTransaction<Actor | null>,
  importId: string,
): Promise<ImportRecord> {
  if (!isId(importId)) throw new DomainError("import.not_found");
  const rows = await ctx.db
    .select()
    .from(channelImports)
    .where(eq(channelImports.id, importId))
    .for("no key update");
  return oneRow(rows, "import.not_found");
}

/** Moves a locked import on from one of the states it may be in. @throws DomainError `import.wrong_state`. */
export async function moveImport(
  ctx: InTransaction<Actor | null>,
  before: ImportRecord,
  from: readonly ImportState[],
  change: Partial<typeof channelImports.$inferInsert> & { state: ImportState },
): Promise<ImportRecord> {
  const rows = await ctx.db
    .update(channelImports)
    .set(change)
    .where(and(eq(channelImports.id, before.id), inArray(channelImports.state, [...from])))
    .returning();
  return oneRow(rows, "import.wrong_state");
}

/** A channel that sales come from by import. @throws DomainError `channel.not_found`, also for the platform itself. */
export async function loadChannel({ db }: Pick<AnyContext, "db">, code: string): Promise<Channel> {
  const [channel] = await db.select().from(channels).where(eq(channels.code, code));
  if (!channel || channel.kind === "own-platform") throw new DomainError("channel.not_found");
  return channel;
}

/** The channels that sales come from by import, in their order. */
export async function listSources({ db }: Pick<Context, "db">): Promise<Channel[]> {
  const rows = await db.select().from(channels).orderBy(asc(channels.position));
  return rows.filter(({ kind }) => kind !== "own-platform");
}

/** What the columns of a channel's last file meant. */
export async function rememberedMapping(
  { db }: Pick<AnyContext, "db">,
  channelCode: string,
): Promise<ColumnMapping | null> {
  const [row] = await db
    .select({ mapping: channelMappings.mapping })
    .from(channelMappings)
    .where(eq(channelMappings.channelCode, channelCode));
  return row?.mapping ?? null;
}

/** Keeps what the columns of a channel mean for its next file. */
export async function rememberMapping(
  ctx: InTransaction,
  channelCode: string,
  mapping: ColumnMapping,
): Promise<void> {
  const saved = { mapping, savedById: ctx.actor.userId, savedAt: ctx.now };
  await ctx.db
    .insert(channelMappings)
    .values({ channelCode, ...saved })
    .onConflictDoUpdate({ target: channelMappings.channelCode, set: saved });
}
