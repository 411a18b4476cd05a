import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { enqueue } from "#app/domain/core/jobs.server.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { missingFields } from "#app/domain/channels/reading/headings.ts";
import { unitStated } from "#app/domain/channels/reading/values.ts";
import { DomainError } from "#app/kernel/errors.ts";
import type { ColumnMapping } from "#db/schema/channels.server.ts";
import { saleFields } from "#db/vocabulary/channels.ts";
import { type ChooseColumns, chooseColumnsInput } from "./input.ts";
import { type ImportRecord, lockImport, moveImport, rememberMapping } from "./records.server.ts";

/**
 * Says what the columns of a file mean, before it is read or to read it anew while nobody has verified it. The choice is
 * remembered for the channel's next file. A heading that states its unit decides the unit.
 * @throws DomainError `import.not_found`, `import.wrong_state`, `import.columns_missing`, `import.column_unknown`,
 * `import.column_twice`.
 */
export async function chooseColumns(ctx: AnyContext, raw: ChooseColumns): Promise<ImportRecord> {
  requireCan(ctx, "sales.import");
  const { importId, unit, ...chosen } = chooseColumnsInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const before = await lockImport(ctx, importId);
    if (before.source !== "file") throw new DomainError("import.wrong_state");
    const columns: ColumnMapping["columns"] = {};
    for (const field of saleFields) {
      const heading = chosen[field];
      if (heading === "") continue;
      if (!before.headings.includes(heading))
        throw new DomainError("import.column_unknown", { heading }, [
          { path: [field], code: "import.column_unknown", details: { heading } },
        ]);
      if (Object.values(columns).includes(heading))
        throw new DomainError("import.column_twice", { heading }, [
          { path: [field], code: "import.column_twice", details: { heading } },
        ]);
      columns[field] = heading;
    }
    const mapping = { columns, unit: unitStated(columns.amount ?? "") ?? unit };
    const missing = missingFields(mapping);
    if (missing.length > 0)
      throw new DomainError(
        "import.columns_missing",
        {},
        missing.map((field) => ({ path: [field], code: "import.columns_missing" })),
      );
    const after = await moveImport(ctx, before, ["mapping", "read", "failed"], {
      state: "reading",
      mapping,
      rowsRead: 0,
      failure: null,
    });
    await rememberMapping(ctx, before.channelCode, mapping);
    await recordAudit(ctx, {
      action: "import.columns_chosen",
      subjectType: "import",
      subjectId: after.id,
      before: before.mapping,
      after: mapping,
    });
    await enqueue(ctx, "import.read", { importId: after.id }, { key: `import.read:${after.id}` });
    return after;
  });
}
