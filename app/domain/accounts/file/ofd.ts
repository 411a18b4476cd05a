const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LONGEST_COMMENT = 65_535;
const MOST_ENTRIES = 2000;
const MOST_UNPACKED = 200 * 1024 * 1024;
const ENCRYPTED = 1;

type Entry = { name: string; unpackedBytes: number; isEncrypted: boolean };

/**
 * Whether a ZIP archive is an OFD document (GB/T 33190): it holds `OFD.xml` at its root, and nothing that is encrypted,
 * lies outside the archive or unpacks to more than any invoice needs. Only the directory is read; nothing is unpacked.
 */
export function isOfd(bytes: Uint8Array): boolean {
  const entries = listEntries(bytes);
  if (!entries?.some(({ name }) => name === "OFD.xml")) return false;
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpackedBytes, 0);
  return unpacked <= MOST_UNPACKED && entries.every((entry) => !entry.isEncrypted && isInside(entry.name));
}

function isInside(name: string): boolean {
  return !name.startsWith("/") && !name.includes("\\") && !name.split("/").includes("..");
}

/** The entries of the archive's directory; null for one that is cut off, broken or longer than any document's. */
function listEntries(bytes: Uint8Array): Entry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === null) return null;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > MOST_ENTRIES) return null;
  const entries: Entry[] = [];
  for (let read = 0; read < count; read++) {
    if (at + ENTRY_BYTES > end || view.getUint32(at, true) !== DIRECTORY_ENTRY) return null;
    const nameBytes = view.getUint16(at + 28, true);
    const rest = view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (at + ENTRY_BYTES + nameBytes + rest > end) return null;
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes)),
      unpackedBytes: view.getUint32(at + 24, true),
      isEncrypted: (view.getUint16(at + 8, true) & ENCRYPTED) !== 0,
    });
    at += ENTRY_BYTES + nameBytes + rest;
  }
  return entries;
}

/** Where the directory's end record begins; it is the last thing in the file but for a comment. */
function findEnd(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - END_BYTES - LONGEST_COMMENT);
  for (let at = view.byteLength - END_BYTES; at >= first; at--)
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  return null;
}
