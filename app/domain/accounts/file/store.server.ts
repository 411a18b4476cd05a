import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { Actor, AnyContext } from "#app/domain/core/context.ts";
import { type InTransaction, inTransaction } from "#app/domain/core/transaction.server.ts";
import { newId } from "#app/kernel/id.ts";
import { fileContents, files } from "#db/schema/accounts.server.ts";
import type { FileVisibility } from "#db/vocabulary/files.ts";
import type { PreparedFile } from "./prepare.server.ts";

/** Stores a prepared file for the actor's organisation and returns its id; joins the transaction that refers to it. */
export async function storeFile(
  ctx: AnyContext,
  file: PreparedFile,
  { visibility }: { visibility: FileVisibility },
): Promise<string> {
  requireCan(ctx, "file.store");
  const owner = { organisationId: ctx.actor.organisationId, uploadedById: ctx.actor.userId };
  return inTransaction(ctx, (ctx) => insertFile(ctx, file, { ...owner, visibility }));
}

/** The rows of a file for an organisation that cannot act yet: its application brings documents with it. */
export async function insertFile(
  ctx: InTransaction<Actor | null>,
  file: PreparedFile,
  owner: { organisationId: string; uploadedById: string; visibility: FileVisibility },
): Promise<string> {
  const fileId = newId(ctx.now);
  await ctx.db.insert(files).values({
    id: fileId,
    ...owner,
    kind: file.kind,
    mediaType: file.mediaType,
    byteLength: file.bytes.length,
    sha256: file.sha256,
    width: file.width,
    height: file.height,
    originalName: file.originalName,
    createdAt: ctx.now,
  });
  await ctx.db.insert(fileContents).values({ fileId, bytes: file.bytes, thumbnail: file.thumbnail });
  await recordAudit(ctx, {
    action: "file.stored",
    subjectType: "file",
    subjectId: fileId,
    after: {
      kind: file.kind,
      mediaType: file.mediaType,
      sha256: file.sha256,
      organisationId: owner.organisationId,
    },
  });
  return fileId;
}
