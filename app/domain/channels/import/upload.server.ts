import { createHash } from "node:crypto";
import { and, eq, notInArray } from "drizzle-orm";
import { plainName, type Upload } from "#app/domain/accounts/file/prepare.server.ts";
import { readAt, requireFile } from "#app/domain/accounts/file/chosen.ts";
import { insertFile } from "#app/domain/accounts/file/store.server.ts";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { enqueue } from "#app/domain/core/jobs.server.ts";
import { type InTransaction, inTransaction } from "#app/domain/core/transaction.server.ts";
import { missingFields, proposeMapping } from "#app/domain/channels/reading/headings.ts";
import { openSales } from "#app/domain/channels/reading/open.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { newId } from "#app/kernel/id.ts";
import { channelImports } from "#db/schema/channels.server.ts";
import { type UploadSales, uploadSalesInput } from "./input.ts";
import { keepsImportsOf } from "./office.ts";
import { type ImportRecord, loadChannel, rememberedMapping } from "./records.server.ts";

/**
 * Takes in a file of a county's sales on a channel. The file is kept; its rows are read by a job once it is known what
 * the columns mean, which is at once where the headings say so.
 * @throws DomainError `channel.not_found`, `actor.forbidden` for another county, `file.missing`, `import.same_file` naming the import that
 * brought the very same file, and what `openSales` refuses.
 */
export async function uploadSales(
  ctx: AnyContext,
  raw: UploadSales,
  file: Upload | null,
): Promise<ImportRecord> {
  requireCan(ctx, "sales.import");
  const { channelCode, countyCode } = uploadSalesInput.parse(raw);
  if (!keepsImportsOf(ctx.actor, countyCode)) throw new DomainError("actor.forbidden");
  const channel = await loadChannel(ctx, channelCode);
  const { name, bytes: sent } = requireFile(file);
  const bytes = Buffer.from(sent);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const { format, headings } = await readAt("file", () => openSales(bytes));
  return inTransaction(ctx, async (ctx) => {
    await refuseSameFile(ctx, { channelCode: channel.code, countyCode, sha256 });
    const mapping = proposeMapping(headings, await rememberedMapping(ctx, channel.code));
    const fileId = await insertFile(
      ctx,
      {
        kind: "sales",
        mediaType: format,
        bytes,
        thumbnail: null,
        width: null,
        height: null,
        sha256,
        originalName: plainName(name),
      },
      { organisationId: ctx.actor.organisationId, uploadedById: ctx.actor.userId, visibility: "private" },
    );
    const known = missingFields(mapping).length === 0;
    const [added] = await ctx.db
      .insert(channelImports)
      .values({
        id: newId(ctx.now),
        channelCode: channel.code,
        countyCode,
        source: "file",
        fileId,
        fileName: plainName(name),
        sha256,
        state: known ? "reading" : "mapping",
        headings,
        mapping,
        uploadedById: ctx.actor.userId,
        uploadedAt: ctx.now,
        isDemo: ctx.demo,
      })
      .onConflictDoNothing()
      .returning();
    if (!added) {
      // Somebody brought it in this very moment.
      await refuseSameFile(ctx, { channelCode: channel.code, countyCode, sha256 });
      throw new DomainError("import.not_found");
    }
    await recordAudit(ctx, {
      action: "import.uploaded",
      subjectType: "import",
      subjectId: added.id,
      after: { channelCode: channel.code, countyCode, sha256, fileName: added.fileName },
    });
    if (known) await enqueue(ctx, "import.read", { importId: added.id }, { key: `import.read:${added.id}` });
    return added;
  });
}

/** Refuses a file that stands as an import already. It is asked before one is inserted, so that numbers of imports have no gap. */
async function refuseSameFile(
  { db }: InTransaction,
  { channelCode, countyCode, sha256 }: Pick<ImportRecord, "channelCode" | "countyCode" | "sha256">,
): Promise<void> {
  const [same] = await db
    .select({ number: channelImports.number })
    .from(channelImports)
    .where(
      and(
        eq(channelImports.channelCode, channelCode),
        eq(channelImports.countyCode, countyCode),
        eq(channelImports.sha256, sha256),
        notInArray(channelImports.state, ["rejected", "failed"]),
      ),
    );
  if (same) throw new DomainError("import.same_file", { number: same.number });
}
