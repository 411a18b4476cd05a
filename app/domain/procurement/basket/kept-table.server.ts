import { deflateRawSync, inflateRawSync } from "node:zlib";
import { lineKeyAt, readFrame, type WorkTableValues } from "./form-values.ts";
import { MAX_LINES } from "./paste.ts";

/** A work table that is carried through the sign-in page, and the revision of the draft it was opened with. */
export type KeptTable = { values: WorkTableValues; openedRevision?: number };

/** What an address may hold of it: browsers send an address twice, and a server reads 16 kB of headers at most. */
const MOST_PACKED = 6_000;
const MOST_UNPACKED = 64_000;

/**
 * A work table as one word of an address, with everything typed in it; null where it is too long for one, which 200 lines
 * are not.
 */
export function packTable({ values, openedRevision }: KeptTable): string | null {
  const { lines, ...frame } = values;
  const fields = new URLSearchParams(frame);
  if (openedRevision) fields.set("openedRevision", String(openedRevision));
  for (const { variantId, packs } of lines) fields.append("line", `${variantId}:${packs}`);
  const packed = deflateRawSync(fields.toString()).toString("base64url");
  return packed.length <= MOST_PACKED ? packed : null;
}

/** Reads what {@link packTable} wrote, judging nothing in it; null for anything else. */
export function unpackTable(packed: string | null): KeptTable | null {
  if (!packed || packed.length > MOST_PACKED) return null;
  let fields: URLSearchParams;
  try {
    const unpacked = inflateRawSync(Buffer.from(packed, "base64url"), { maxOutputLength: MOST_UNPACKED });
    fields = new URLSearchParams(unpacked.toString());
  } catch {
    return null;
  }
  if (!fields.get("requestKey")) return null;
  const lines = fields
    .getAll("line")
    .slice(0, MAX_LINES)
    .map((line, index) => {
      const [variantId = "", packs = ""] = line.split(":", 2);
      return { key: lineKeyAt(index), variantId: variantId.slice(0, 64), packs: packs.slice(0, 20) };
    });
  return { values: { ...readFrame(fields), lines }, openedRevision: readRevision(fields) };
}

/** The revision of the draft that a sent work table was opened with; a new one has none. */
export function readRevision(form: Pick<FormData, "get">): number | undefined {
  const revision = Number(form.get("openedRevision"));
  return Number.isSafeInteger(revision) && revision > 0 ? revision : undefined;
}
