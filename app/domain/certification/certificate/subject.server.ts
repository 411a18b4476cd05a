import { and, eq } from "drizzle-orm";
import { oneRow } from "#app/domain/core/one-row.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { products } from "#db/schema/catalogue.server.ts";
import { batches, productionBases } from "#db/schema/provenance.server.ts";
import type { CertificateSubject } from "#db/vocabulary/certification.ts";

/** What a certificate speaks of; all null for one of the organisation. */
export type Subject = { productId: string | null; baseId: string | null; batchId: string | null };

const nothing: Subject = { productId: null, baseId: null, batchId: null };

/**
 * The product, base or batch a certificate speaks of as its scheme says, which must be the organisation's own. What the
 * scheme does not ask for is left out.
 * @throws DomainError `certificate.subject_missing`, `product.not_found`, `base.not_found`, `batch.not_found`.
 */
export async function ownSubject(
  { db, actor }: InTransaction,
  subject: CertificateSubject,
  { productId, baseId, batchId }: { productId: string; baseId: string; batchId: string },
): Promise<Subject> {
  switch (subject) {
    case "organisation":
      return nothing;
    case "product": {
      requireNamed(productId, "productId", "product.not_found");
      const owned = and(eq(products.id, productId), eq(products.organisationId, actor.organisationId));
      oneRow(await db.select({ id: products.id }).from(products).where(owned), "product.not_found");
      return { ...nothing, productId };
    }
    case "base": {
      requireNamed(baseId, "baseId", "base.not_found");
      const owned = and(
        eq(productionBases.id, baseId),
        eq(productionBases.organisationId, actor.organisationId),
      );
      oneRow(
        await db.select({ id: productionBases.id }).from(productionBases).where(owned),
        "base.not_found",
      );
      return { ...nothing, baseId };
    }
    case "batch": {
      requireNamed(batchId, "batchId", "batch.not_found");
      const owned = and(eq(batches.id, batchId), eq(batches.organisationId, actor.organisationId));
      oneRow(await db.select({ id: batches.id }).from(batches).where(owned), "batch.not_found");
      return { ...nothing, batchId };
    }
  }
}

function requireNamed(
  id: string,
  field: string,
  notFound: "product.not_found" | "base.not_found" | "batch.not_found",
): void {
  const code = "certificate.subject_missing";
  if (!id) throw new DomainError(code, {}, [{ path: [field], code }]);
  if (!isId(id)) throw new DomainError(notFound);
}
