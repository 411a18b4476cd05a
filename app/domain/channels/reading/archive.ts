/** The parts of a ZIP archive, unpacked one by one and never beyond what was allowed. */
import { createInflateRaw } from "node:zlib";
import { DomainError } from "#app/kernel/errors.ts";

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const MOST_ENTRIES = 2000;
/** What all parts together may unpack to. */
export const MOST_UNPACKED = 400 * 1024 * 1024;
/** How many times larger than packed a part may be, once it is larger than a mebibyte. Sheets of a hundred thousand rows reach 30. */
export const MOST_RATIO = 150;

type Part = { name: string; method: number; packed: number; unpacked: number; at: number };
export type Archive = { names: readonly string[]; parts: ReadonlyMap<string, Part>; bytes: Uint8Array };

/**
 * Lists an archive and refuses one that is dangerous before anything is unpacked.
 * @throws DomainError `sales_file.unreadable`, `sales_file.locked`, `sales_file.bomb`.
 */
export function openArchive(bytes: Uint8Array): Archive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === null) throw new DomainError("sales_file.unreadable");
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > MOST_ENTRIES) throw new DomainError("sales_file.bomb");
  const parts = new Map<string, Part>();
  let total = 0;
  for (let read = 0; read < count; read++) {
    if (at + 46 > end || view.getUint32(at, true) !== DIRECTORY_ENTRY)
      throw new DomainError("sales_file.unreadable");
    if ((view.getUint16(at + 8, true) & 1) !== 0) throw new DomainError("sales_file.locked");
    const nameBytes = view.getUint16(at + 28, true);
    const part = {
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameBytes)),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    };
    total += part.unpacked;
    if (total > MOST_UNPACKED || (part.unpacked > 1 << 20 && part.unpacked > part.packed * MOST_RATIO))
      throw new DomainError("sales_file.bomb");
    parts.set(part.name, part);
    at += 46 + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return { names: [...parts.keys()], parts, bytes };
}

/**
 * Unpacks a part as pieces of text; null when there is no such part. A part that turns out larger than its entry says is
 * refused while it is unpacked.
 * @throws DomainError `sales_file.unreadable`, `sales_file.bomb`.
 */
export async function* unpack(archive: Archive, name: string): AsyncGenerator<string> {
  const part = archive.parts.get(name);
  if (!part) throw new DomainError("sales_file.unreadable");
  const { bytes } = archive;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (part.at + 30 > bytes.length || view.getUint32(part.at, true) !== LOCAL_ENTRY)
    throw new DomainError("sales_file.unreadable");
  const start = part.at + 30 + view.getUint16(part.at + 26, true) + view.getUint16(part.at + 28, true);
  const packed = bytes.subarray(start, start + part.packed);
  const text = new TextDecoder("utf-8");
  if (part.method === 0) {
    yield text.decode(packed);
    return;
  }
  if (part.method !== 8) throw new DomainError("sales_file.unreadable");
  const inflate = createInflateRaw();
  inflate.end(packed);
  let unpacked = 0;
  try {
    for await (const piece of inflate as AsyncIterable<Buffer>) {
      unpacked += piece.length;
      if (unpacked > part.unpacked) throw new DomainError("sales_file.bomb");
      yield text.decode(piece, { stream: true });
    }
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw new DomainError("sales_file.unreadable");
  } finally {
    inflate.destroy();
  }
}

/** A small part as one text, empty when there is none. */
export async function unpackAll(archive: Archive, name: string): Promise<string> {
  if (!archive.parts.has(name)) return "";
  const pieces: string[] = [];
  for await (const piece of unpack(archive, name)) pieces.push(piece);
  return pieces.join("");
}

function findEnd(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - 22 - 65_535);
  for (let at = view.byteLength - 22; at >= first; at--)
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  return null;
}
