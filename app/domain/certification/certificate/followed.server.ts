import { type SQL, sql } from "drizzle-orm";

/**
 * That `later` is of the same holder, scheme and subject as a row of `certificates`; what speaks of a single batch is followed
 * by nothing. For statements over `certificates` under its own name.
 */
export const isOfSameSubject: SQL<boolean> = sql`later.organisation_id = certificates.organisation_id
  and later.scheme_code = certificates.scheme_code and later.product_id is not distinct from certificates.product_id
  and later.base_id is not distinct from certificates.base_id and later.batch_id is null and certificates.batch_id is null
  and later.id <> certificates.id`;

/** Whether a verified certificate of the same subject is valid longer than a row of `certificates`. */
export const isFollowed: SQL<boolean> = sql`exists (select from certificates later where ${isOfSameSubject}
  and later.state = 'verified' and (later.valid_until is null or later.valid_until > certificates.valid_until))`;
