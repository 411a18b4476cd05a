import { eq } from "drizzle-orm";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import type { SystemContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { type InTransaction, inTransaction } from "#app/domain/core/transaction.server.ts";
import { saleReader, type ReadSale } from "#app/domain/channels/reading/interpret.ts";
import { openSales } from "#app/domain/channels/reading/open.ts";
import { isDomainError } from "#app/kernel/errors.ts";
import { fileContents } from "#db/schema/accounts.server.ts";
import { channelImportRows, channelImports, saleConflicts } from "#db/schema/channels.server.ts";
import { releaseClaims } from "./claims.server.ts";
import { groundOf } from "./ground.server.ts";
import { type ImportRecord, loadChannel, lockAnyImport, moveImport } from "./records.server.ts";
import { stageRows } from "./stage.server.ts";

/** Rows taken in by one transaction; the page shows how far it is after each. */
const ROWS_AT_ONCE = 1_000;

/**
 * Reads the file of an import into rows, from its beginning; nothing is counted by it. Begun again after it was broken off, it
 * throws away what was read and reads anew. A file that cannot be read to its end fails as a whole.
 */
export async function readImport(ctx: SystemContext, { importId }: { importId: string }): Promise<void> {
  const begun = await begin(ctx, importId);
  if (!begun) return;
  try {
    const channel = await loadChannel(ctx, begun.channelCode);
    const ground = await groundOf(ctx, channel, begun.countyCode);
    const [content] = await ctx.db
      .select({ bytes: fileContents.bytes })
      .from(fileContents)
      .where(eq(fileContents.fileId, begun.fileId ?? ""));
    const { rows, headings, rowCount } = await openSales(
      oneRow(content ? [content] : [], "file.not_found").bytes,
    );
    const read = saleReader(headings, begun.mapping, ground);
    let waiting: ReadSale[] = [];
    let rowsRead = 0;
    /** Takes in what waits; false where somebody else reads the same import, who goes on alone. */
    const stage = async () => {
      const before = rowsRead;
      rowsRead += waiting.length;
      const progress = { rowsRead, rowsTotal: Math.max(rowCount - 1, rowsRead) };
      const taken = await stagePart(ctx, begun, waiting, before, progress);
      waiting = [];
      return taken;
    };
    for await (const row of rows) {
      waiting.push(read(row));
      if (waiting.length === ROWS_AT_ONCE && !(await stage())) return;
    }
    if (waiting.length > 0 && !(await stage())) return;
    await finish(ctx, begun, { state: "read", rowsTotal: rowsRead });
  } catch (error) {
    if (!isDomainError(error)) throw error;
    await finish(ctx, begun, { state: "failed", failure: error.code });
  }
}

function begin(ctx: SystemContext, importId: string): Promise<ImportRecord | null> {
  return inTransaction(ctx, async (ctx) => {
    const row = await lockAnyImport(ctx, importId);
    if (row.state !== "reading" || row.fileId === null) return null;
    await clearRows(ctx, row);
    await ctx.db.update(channelImports).set({ rowsRead: 0 }).where(eq(channelImports.id, row.id));
    return row;
  });
}

async function clearRows(ctx: InTransaction<null>, row: ImportRecord): Promise<void> {
  await ctx.db.delete(saleConflicts).where(eq(saleConflicts.importId, row.id));
  await ctx.db.delete(saleConflicts).where(eq(saleConflicts.otherImportId, row.id));
  await releaseClaims(ctx, row);
  await ctx.db.delete(channelImportRows).where(eq(channelImportRows.importId, row.id));
}

async function stagePart(
  ctx: SystemContext,
  row: ImportRecord,
  sales: readonly ReadSale[],
  before: number,
  progress: { rowsRead: number; rowsTotal: number },
): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    const stands = await lockAnyImport(ctx, row.id);
    if (stands.state !== "reading" || stands.rowsRead !== before) return false;
    await stageRows(ctx, row, sales);
    await ctx.db.update(channelImports).set(progress).where(eq(channelImports.id, row.id));
    return true;
  });
}

async function finish(
  ctx: SystemContext,
  row: ImportRecord,
  change: { state: "read"; rowsTotal: number } | { state: "failed"; failure: string },
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const stands = await lockAnyImport(ctx, row.id);
    if (stands.state !== "reading") return;
    if (change.state === "read" && stands.rowsRead !== change.rowsTotal) return;
    if (change.state === "failed") await clearRows(ctx, row);
    await moveImport(ctx, row, ["reading"], change);
    await recordAudit(ctx, {
      action: change.state === "read" ? "import.read" : "import.failed",
      subjectType: "import",
      subjectId: row.id,
      after: change,
    });
  });
}
