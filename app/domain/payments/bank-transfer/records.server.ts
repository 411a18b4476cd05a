import { createHash } from "node:crypto";
import { and, eq, inArray } from "drizzle-orm";
import { oneRow } from "#app/domain/core/one-row.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId, newId } from "#app/kernel/id.ts";
import { bankStatementLines, bankStatements } from "#db/schema/payments.server.ts";
import type { StatementLineState } from "#db/vocabulary/payments.ts";
import type { StatementRow } from "./statement-file.server.ts";

export type StatementLine = typeof bankStatementLines.$inferSelect;

const CHUNK = 1000;

/**
 * Keeps an uploaded statement; null when this organisation has uploaded the very same file before. A second upload
 * at the same moment waits here for the first.
 */
export async function insertStatement(
  ctx: InTransaction,
  statement: { fileName: string; bytes: Uint8Array; lineCount: number },
): Promise<{ id: string } | null> {
  const [row] = await ctx.db
    .insert(bankStatements)
    .values({
      id: newId(ctx.now),
      organisationId: ctx.actor.organisationId,
      fileName: statement.fileName,
      sha256: createHash("sha256").update(statement.bytes).digest("hex"),
      lineCount: statement.lineCount,
      uploadedById: ctx.actor.userId,
      uploadedAt: ctx.now,
    })
    .onConflictDoNothing()
    .returning({ id: bankStatements.id });
  return row ?? null;
}

/**
 * Adds the lines not known yet, unmatched, and returns them. A line whose reference is known is the same line when
 * day and amount agree.
 * @throws DomainError `statement.line_conflicts` when they do not.
 */
export async function insertNewLines(
  ctx: InTransaction,
  statementId: string,
  rows: readonly StatementRow[],
): Promise<StatementLine[]> {
  const added: StatementLine[] = [];
  // In one order for everybody, so that two overlapping uploads wait for each other instead of in a circle.
  const sorted = [...rows].sort((one, other) => (one.bankReference < other.bankReference ? -1 : 1));
  for (let at = 0; at < sorted.length; at += CHUNK) {
    const chunk = sorted.slice(at, at + CHUNK);
    const inserted = await ctx.db
      .insert(bankStatementLines)
      .values(
        chunk.map(({ rowNumber: _row, ...row }) => ({
          ...row,
          id: newId(ctx.now),
          organisationId: ctx.actor.organisationId,
          statementId,
          state: "unmatched" as const,
        })),
      )
      .onConflictDoNothing()
      .returning();
    added.push(...inserted);
    if (inserted.length < chunk.length) {
      const fresh = new Set(inserted.map((line) => line.bankReference));
      await requireSame(
        ctx,
        chunk.filter((row) => !fresh.has(row.bankReference)),
      );
    }
  }
  return added;
}

async function requireSame(ctx: InTransaction, rows: readonly StatementRow[]): Promise<void> {
  const known = await ctx.db
    .select({
      bankReference: bankStatementLines.bankReference,
      bookedOn: bankStatementLines.bookedOn,
      amountFen: bankStatementLines.amountFen,
    })
    .from(bankStatementLines)
    .where(
      and(
        eq(bankStatementLines.organisationId, ctx.actor.organisationId),
        inArray(
          bankStatementLines.bankReference,
          rows.map((row) => row.bankReference),
        ),
      ),
    );
  const byReference = new Map(known.map((line) => [line.bankReference, line]));
  for (const row of rows) {
    const line = byReference.get(row.bankReference);
    if (line?.bookedOn !== row.bookedOn || line.amountFen !== row.amountFen)
      throw new DomainError("statement.line_conflicts", { reference: row.bankReference, row: row.rowNumber });
  }
}

/** The order a matched line of the actor's organisation pays. @throws DomainError `statement.line_not_found`, `statement.line_wrong_state`. */
export async function getOrderIdOfLine(ctx: InTransaction, lineId: string): Promise<string> {
  if (!isId(lineId)) throw new DomainError("statement.line_not_found");
  const rows = await ctx.db
    .select({ orderId: bankStatementLines.orderId })
    .from(bankStatementLines)
    .where(
      and(eq(bankStatementLines.id, lineId), eq(bankStatementLines.organisationId, ctx.actor.organisationId)),
    );
  const { orderId } = oneRow(rows, "statement.line_not_found");
  if (!orderId) throw new DomainError("statement.line_wrong_state");
  return orderId;
}

/** Locks a statement line of the actor's organisation. @throws DomainError `statement.line_not_found`. */
export async function lockLine(ctx: InTransaction, lineId: string): Promise<StatementLine> {
  if (!isId(lineId)) throw new DomainError("statement.line_not_found");
  const rows = await ctx.db
    .select()
    .from(bankStatementLines)
    .where(
      and(eq(bankStatementLines.id, lineId), eq(bankStatementLines.organisationId, ctx.actor.organisationId)),
    )
    .for("update");
  return oneRow(rows, "statement.line_not_found");
}

/**
 * Moves a locked line from the state it was expected in.
 * @throws DomainError `statement.line_wrong_state`.
 */
export async function moveLine(
  ctx: InTransaction,
  lineId: string,
  from: StatementLineState,
  changes: Partial<Pick<StatementLine, "state" | "outcome" | "orderId" | "note">>,
): Promise<void> {
  const rows = await ctx.db
    .update(bankStatementLines)
    .set(changes)
    .where(and(eq(bankStatementLines.id, lineId), eq(bankStatementLines.state, from)))
    .returning({ id: bankStatementLines.id });
  oneRow(rows, "statement.line_wrong_state");
}
