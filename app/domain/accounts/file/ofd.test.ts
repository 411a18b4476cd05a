import { expect, it } from "vitest";
import { isOfd } from "./ofd.ts";

type Packed = { name: string; unpackedBytes?: number; flags?: number };

/** A ZIP archive of empty stored entries, as far as its directory tells. */
function zip(entries: readonly Packed[], comment = ""): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, unpackedBytes = 0, flags = 0 } of entries) {
    const local = Buffer.alloc(30 + Buffer.byteLength(name));
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(Buffer.byteLength(name), 26);
    local.write(name, 30);
    const entry = Buffer.alloc(46 + Buffer.byteLength(name));
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(flags, 8);
    entry.writeUInt32LE(unpackedBytes, 24);
    entry.writeUInt16LE(Buffer.byteLength(name), 28);
    entry.writeUInt32LE(at, 42);
    entry.write(name, 46);
    locals.push(local);
    directory.push(entry);
    at += local.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(at, 16);
  end.writeUInt16LE(Buffer.byteLength(comment), 20);
  return Buffer.concat([...locals, ...directory, end, Buffer.from(comment)]);
}

const root = { name: "OFD.xml" };

it.each<[string, Buffer, boolean]>([
  ["an OFD", zip([root, { name: "Doc_0/Document.xml", unpackedBytes: 4000 }]), true],
  ["an OFD with a comment", zip([root], "税务局"), true],
  ["another archive", zip([{ name: "word/document.xml" }]), false],
  ["OFD.xml not at the root", zip([{ name: "Doc_0/OFD.xml" }]), false],
  ["one that climbs out", zip([root, { name: "../../etc/passwd" }]), false],
  ["one with an absolute name", zip([root, { name: "/etc/passwd" }]), false],
  ["an encrypted one", zip([root, { name: "Doc_0/Document.xml", flags: 1 }]), false],
  ["one that unpacks without end", zip([root, { name: "bomb", unpackedBytes: 0xffff_0000 }]), false],
  ["one that is cut off", zip([root, { name: "Doc_0/Document.xml" }]).subarray(0, 60), false],
  ["nothing", Buffer.alloc(0), false],
  [
    "a directory that lies elsewhere",
    Buffer.concat([zip([root]).subarray(0, 20), zip([root]).subarray(-22)]),
    false,
  ],
])("%s: %s", (_, bytes, answer) => expect(isOfd(bytes)).toBe(answer));
