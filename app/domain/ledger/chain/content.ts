import { createHash } from "node:crypto";

/** What stands before the first link. */
export const GENESIS = "0".repeat(64);

/** The fields that a link seals, as text, in the order of the format; null where there is nothing. */
export type ChainedFields = readonly (string | null)[];

/**
 * The hash of a link: SHA-256 over the hash before it and its fields, each as its length in bytes of UTF-8, a colon and
 * its text, or a dash for nothing, with commas between. The same rule stands in the database, which writes the links,
 * and in `public/ledger-verifier.mjs`, with which strangers check them.
 */
export function linkHash(previousHash: string, fields: ChainedFields): string {
  const content = fields.map((field) => (field === null ? "-" : `${Buffer.byteLength(field)}:${field}`));
  return createHash("sha256")
    .update([previousHash, ...content].join(","))
    .digest("hex");
}

/** What is sealed by its hash alone, because the chain is published and it is not: people, and the words of evidence. */
export function sealed(secret: string | null): string | null {
  return secret === null ? null : createHash("sha256").update(secret).digest("hex");
}
