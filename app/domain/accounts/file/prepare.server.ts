import { createHash } from "node:crypto";
import { DomainError, type ErrorCode, type ErrorDetails, isDomainError } from "#app/kernel/errors.ts";
import type { FileKind } from "#db/vocabulary/files.ts";
import { pdfProblem } from "./pdf.ts";
import { renderPhotograph } from "./photograph.server.ts";
import { sniffType } from "./sniff.ts";

/** A file as somebody sent it. */
export type Upload = { name: string; bytes: Uint8Array };

/** A file that passed every check, ready to be stored in a transaction. */
export type PreparedFile = {
  kind: FileKind;
  mediaType: "image/webp" | "application/pdf";
  bytes: Buffer;
  thumbnail: Buffer | null;
  width: number | null;
  height: number | null;
  sha256: string;
  originalName: string;
};

const MEBIBYTE = 1024 * 1024;
const limits = { photograph: 10 * MEBIBYTE, document: 20 * MEBIBYTE } as const;

/**
 * Checks and redraws an uploaded file, before any transaction. A `photograph` is a picture; a `document` is a PDF or
 * a picture of paper. `field` names the form field in the refusal.
 * @throws DomainError `file.too_large`, `file.type_not_allowed`, `file.too_many_pixels`, `file.unreadable`,
 * `file.unsafe`.
 */
export async function prepareFile(kind: FileKind, upload: Upload, field?: string): Promise<PreparedFile> {
  try {
    return await prepared(kind, upload);
  } catch (error) {
    if (field === undefined || !isDomainError(error)) throw error;
    const { code, details } = error;
    throw new DomainError(code, details, [{ path: [field], code, details }]);
  }
}

async function prepared(kind: FileKind, { name, bytes }: Upload): Promise<PreparedFile> {
  const limit = limits[kind];
  if (bytes.length > limit) refuse("file.too_large", { megabytes: limit / MEBIBYTE });
  const type = sniffType(bytes);
  if (type === null || (kind === "photograph" && type === "application/pdf")) {
    refuse("file.type_not_allowed");
  }
  if (type === "application/pdf") {
    const problem = pdfProblem(bytes);
    if (problem !== null) refuse(problem === "active" ? "file.unsafe" : "file.unreadable");
    return finished(kind, name, { mediaType: type, bytes: Buffer.from(bytes) });
  }
  const drawn = await renderPhotograph(bytes);
  return finished(kind, name, { mediaType: "image/webp", ...drawn });
}

function refuse(code: ErrorCode, details: ErrorDetails = {}): never {
  throw new DomainError(code, details);
}

function finished(
  kind: FileKind,
  name: string,
  parts: Pick<PreparedFile, "mediaType" | "bytes"> & Partial<PreparedFile>,
): PreparedFile {
  return {
    thumbnail: null,
    width: null,
    height: null,
    ...parts,
    kind,
    sha256: createHash("sha256").update(parts.bytes).digest("hex"),
    originalName: plainName(name),
  };
}

/** The last part of a name, without what would upset a header or a listing. */
function plainName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? "";
  const kept = Array.from(last)
    .filter((character) => character >= " " && character !== "\u007f" && character.isWellFormed())
    .join("")
    .trim();
  return Array.from(kept).slice(0, 120).join("") || "file";
}
