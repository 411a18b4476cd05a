import { createHash } from "node:crypto";
import { DomainError, type ErrorCode, type ErrorDetails } from "#app/kernel/errors.ts";
import type { FileKind } from "#db/vocabulary/files.ts";
import { readAt } from "./chosen.ts";
import { pdfProblem } from "./pdf.ts";
import { renderPhotograph } from "./photograph.server.ts";
import { type AcceptedType, sniffType } from "./sniff.ts";
import { xmlProblem } from "./xml.ts";

/** A file as somebody sent it. */
export type Upload = { name: string; bytes: Uint8Array };

/** A file that passed every check, ready to be stored in a transaction. */
export type PreparedFile = {
  kind: FileKind;
  mediaType:
    | "image/webp"
    | "application/pdf"
    | "application/ofd"
    | "application/xml"
    | "text/csv"
    | "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  bytes: Buffer;
  thumbnail: Buffer | null;
  width: number | null;
  height: number | null;
  sha256: string;
  originalName: string;
};

const MEBIBYTE = 1024 * 1024;
const limits = { photograph: 10 * MEBIBYTE, document: 20 * MEBIBYTE, invoice: 10 * MEBIBYTE } as const;

const pictures: readonly AcceptedType[] = ["image/jpeg", "image/png", "image/webp"];
/** Kinds that are pictures or papers; a channel's sales are recognised by who reads them. */
export type PaperKind = Exclude<FileKind, "sales">;

const typesOf: Record<PaperKind, readonly AcceptedType[]> = {
  photograph: pictures,
  document: [...pictures, "application/pdf"],
  invoice: [...pictures, "application/pdf", "application/ofd", "application/xml"],
};

/**
 * Checks and redraws an uploaded file, before any transaction. A `photograph` is a picture; a `document` is a PDF or
 * a picture of paper; an `invoice` may be OFD or XML too. `field` names the form field in the refusal.
 * @throws DomainError `file.too_large`, `file.type_not_allowed`, `file.too_many_pixels`, `file.too_narrow`, `file.unreadable`,
 * `file.unsafe`, `file.locked`.
 */
export async function prepareFile(kind: PaperKind, upload: Upload, field?: string): Promise<PreparedFile> {
  return field === undefined ? prepared(kind, upload) : readAt(field, () => prepared(kind, upload));
}

async function prepared(kind: PaperKind, { name, bytes }: Upload): Promise<PreparedFile> {
  const limit = limits[kind];
  if (bytes.length > limit) refuse("file.too_large", { megabytes: limit / MEBIBYTE });
  const type = sniffType(bytes);
  if (type === null || !typesOf[kind].includes(type)) {
    refuse(kind === "invoice" ? "file.no_invoice" : "file.type_not_allowed");
  }
  if (type === "application/pdf" || type === "application/ofd" || type === "application/xml") {
    const problem = problemOf(type, bytes);
    if (problem !== null) refuse(refusalOf[problem]);
    return finished(kind, name, { mediaType: type, bytes: Buffer.from(bytes) });
  }
  const drawn = await renderPhotograph(bytes);
  return finished(kind, name, { mediaType: "image/webp", ...drawn });
}

const refusalOf = {
  active: "file.unsafe",
  locked: "file.locked",
  truncated: "file.unreadable",
  unreadable: "file.unreadable",
} as const;

function problemOf(type: "application/pdf" | "application/ofd" | "application/xml", bytes: Uint8Array) {
  switch (type) {
    case "application/pdf":
      return pdfProblem(bytes);
    case "application/xml":
      return xmlProblem(bytes);
    case "application/ofd":
      return null;
  }
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
export function plainName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? "";
  const kept = Array.from(last)
    .filter((character) => character >= " " && character !== "\u007f" && character.isWellFormed())
    .join("")
    .trim();
  return Array.from(kept).slice(0, 120).join("") || "file";
}
