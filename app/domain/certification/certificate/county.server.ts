import { type SQL, sql } from "drizzle-orm";

/**
 * The county whose office answers for a certificate: that of its product, base or batch, else of its holder. For statements
 * over `certificates` under its own name; it joins nothing, and costs nothing where it is not asked for.
 */
export const certificateCounty: SQL<string | null> = sql`coalesce(
  (select p.county_code from products p where p.id = coalesce(certificates.product_id,
    (select b.product_id from batches b where b.id = certificates.batch_id))),
  (select b.county_code from production_bases b where b.id = certificates.base_id),
  (select o.county_code from organisations o where o.id = certificates.organisation_id))`;
