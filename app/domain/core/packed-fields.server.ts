import { deflateRawSync, inflateRawSync } from "node:zlib";

/** What an address may hold of it: browsers send an address twice, and a server reads 16 kB of headers at most. */
const MOST_PACKED = 6_000;
const MOST_UNPACKED = 64_000;

/** Fields with everything typed in them as one word of an address; null where they are too long for one. */
export function packFields(fields: URLSearchParams): string | null {
  const packed = deflateRawSync(fields.toString()).toString("base64url");
  return packed.length <= MOST_PACKED ? packed : null;
}

/** Reads what {@link packFields} wrote, judging nothing in it; null for anything else. */
export function unpackFields(packed: string | null): URLSearchParams | null {
  if (!packed || packed.length > MOST_PACKED) return null;
  try {
    const unpacked = inflateRawSync(Buffer.from(packed, "base64url"), { maxOutputLength: MOST_UNPACKED });
    return new URLSearchParams(unpacked.toString());
  } catch {
    return null;
  }
}
