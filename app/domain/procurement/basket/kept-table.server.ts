import { packFields, unpackFields } from "#app/domain/core/packed-fields.server.ts";
import { lineKeyAt, readFrame, type WorkTableValues } from "./form-values.ts";
import { MAX_LINES } from "./paste.ts";

/** A work table that is carried through the sign-in page, and the revision of the draft it was opened with. */
export type KeptTable = { values: WorkTableValues; openedRevision?: number };

/**
 * A work table as one word of an address, with everything typed in it; null where it is too long for one, which 200 lines
 * are not.
 */
export function packTable({ values, openedRevision }: KeptTable): string | null {
  const { lines, ...frame } = values;
  const fields = new URLSearchParams(frame);
  if (openedRevision) fields.set("openedRevision", String(openedRevision));
  for (const { variantId, packs } of lines) fields.append("line", `${variantId}:${packs}`);
  return packFields(fields);
}

/** Reads what {@link packTable} wrote, judging nothing in it; null for anything else. */
export function unpackTable(packed: string | null): KeptTable | null {
  const fields = unpackFields(packed);
  if (!fields?.get("requestKey")) return null;
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
