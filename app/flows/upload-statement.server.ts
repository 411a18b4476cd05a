import { readAt, requireFile } from "#app/domain/accounts/file/chosen.ts";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { type UploadStatement, uploadStatementInput } from "#app/domain/payments/bank-transfer/input.ts";
import { groupByOrder, referencesIn } from "#app/domain/payments/bank-transfer/match.ts";
import { receiveOnOrder } from "#app/domain/payments/bank-transfer/receive.server.ts";
import { insertNewLines, insertStatement } from "#app/domain/payments/bank-transfer/records.server.ts";
import { readStatementFile } from "#app/domain/payments/bank-transfer/statement-file.server.ts";
import { lockAccountsByReference } from "#app/domain/payments/payment/records.server.ts";
import { settleOrder } from "./settle-order.server.ts";

export type UploadedStatement = {
  /** The very same file was uploaded before; nothing changed. */
  repeated: boolean;
  /** Incoming lines of the file, those of them that were new, and those of the new that found their order. */
  lines: number;
  added: number;
  matched: number;
};

/**
 * The supplier's finance uploads a bank statement (CSV); every new incoming line that quotes the reference of one of
 * its orders is booked as received there, the rest wait in the queue. The same file, or lines of an earlier one,
 * change nothing; a file with a bad row changes nothing either.
 * @throws DomainError `file.missing`, `file.too_large`, `statement.unreadable`, `statement.header_missing`,
 * `statement.too_many_rows`, `statement.rows_invalid`, `statement.line_conflicts`.
 */
export async function uploadStatement(
  ctx: AnyContext,
  raw: UploadStatement | null,
): Promise<UploadedStatement> {
  requireCan(ctx, "statement.upload");
  const { fileName, bytes } = uploadStatementInput.parse(requireFile(raw));
  const { rows } = await readAt("file", () => readStatementFile(bytes));
  return inTransaction(ctx, async (ctx) => {
    const statement = await insertStatement(ctx, { fileName, bytes, lineCount: rows.length });
    if (!statement) return { repeated: true, lines: rows.length, added: 0, matched: 0 };
    const lines = await insertNewLines(ctx, statement.id, rows);
    const accounts = await lockAccountsByReference(ctx, [
      ...new Set(lines.flatMap((line) => referencesIn(line.memo))),
    ]);
    const groups = groupByOrder(accounts, lines);
    let matched = 0;
    for (const { account, lines: paying } of groups) {
      await receiveOnOrder(ctx, account, paying, "reference");
      await settleOrder(ctx, account.id, paying.at(-1)?.bookedOn ?? "");
      matched += paying.length;
    }
    const outcome = { lines: rows.length, added: lines.length, matched };
    await recordAudit(ctx, {
      action: "statement.uploaded",
      subjectType: "statement",
      subjectId: statement.id,
      after: { fileName, ...outcome },
    });
    return { repeated: false, ...outcome };
  });
}
