import { and, asc, eq, sql } from "drizzle-orm";
import { oneRow } from "#app/domain/core/one-row.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { files } from "#db/schema/accounts.server.ts";
import { productPhotographs } from "#db/schema/catalogue.server.ts";

export type PhotographRow = typeof productPhotographs.$inferSelect;

/** The photographs of a locked product, the first being the one on its card. */
export async function photographsOf(ctx: InTransaction, productId: string): Promise<PhotographRow[]> {
  return ctx.db
    .select()
    .from(productPhotographs)
    .where(eq(productPhotographs.productId, productId))
    .orderBy(asc(productPhotographs.position), asc(productPhotographs.fileId));
}

/** @throws DomainError `file.not_found` unless the organisation itself uploaded this photograph for everybody to see. */
export async function requireOwnPhotograph(ctx: InTransaction, fileId: string): Promise<void> {
  if (!isId(fileId)) throw new DomainError("file.not_found");
  const rows = await ctx.db
    .select({ id: files.id })
    .from(files)
    .where(
      and(
        eq(files.id, fileId),
        eq(files.organisationId, ctx.actor.organisationId),
        eq(files.kind, "photograph"),
        eq(files.visibility, "public"),
      ),
    );
  oneRow(rows, "file.not_found");
}

/** Writes the order of a product's photographs. */
export async function numberPhotographs(
  ctx: InTransaction,
  productId: string,
  fileIds: readonly string[],
): Promise<void> {
  if (fileIds.length === 0) return;
  const values = sql.join(
    fileIds.map((fileId, index) => sql`(${fileId}::uuid, ${index + 1}::int)`),
    sql`, `,
  );
  await ctx.db.execute(sql`
    update product_photographs set position = wanted.position
    from (values ${values}) as wanted (file_id, position)
    where product_photographs.product_id = ${productId} and product_photographs.file_id = wanted.file_id`);
}
