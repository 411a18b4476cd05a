import { Readable } from "node:stream";
import { crc32, createDeflateRaw } from "node:zlib";

export type ZipPart = { name: string; content: AsyncIterable<string> | Iterable<string> };

const LOCAL = 0x04034b50;
const DESCRIPTOR = 0x08074b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** Sizes follow the content; names are UTF-8. */
const FLAGS = 0x0808;
const DEFLATE = 8;
const VERSION = 20;
/** 1980-01-01, so that the same content is the same file. */
const DATE = 0x0021;
const LARGEST = 0xffffffff;

/**
 * A ZIP archive as bytes, written part by part as they come: nothing but one small record for each part stays in memory.
 * @throws Error when a part or the archive passes 4 GiB.
 */
export async function* zipOf(parts: AsyncIterable<ZipPart> | Iterable<ZipPart>): AsyncGenerator<Buffer> {
  let offset = 0;
  const records: Buffer[] = [];
  for await (const { name, content } of parts) {
    const start = offset;
    const label = Buffer.from(name, "utf8");
    const local = fields(LOCAL, [VERSION, FLAGS, DEFLATE, 0, DATE], [0, 0, 0], [label.length, 0]);
    yield Buffer.concat([local, label]);
    const sum = { crc: 0, size: 0 };
    let packed = 0;
    const deflate = Readable.from(counted(content, sum)).pipe(createDeflateRaw());
    for await (const chunk of deflate) {
      packed += (chunk as Buffer).length;
      yield chunk as Buffer;
    }
    offset += local.length + label.length + packed + 16;
    if (Math.max(sum.size, offset) > LARGEST) throw new Error(`${name} makes the archive larger than 4 GiB`);
    yield fields(DESCRIPTOR, [], [sum.crc, packed, sum.size], []);
    records.push(
      Buffer.concat([
        fields(
          CENTRAL,
          [VERSION, VERSION, FLAGS, DEFLATE, 0, DATE],
          [sum.crc, packed, sum.size],
          [label.length, 0, 0, 0, 0, 0, 0],
          [start],
        ),
        label,
      ]),
    );
  }
  const directory = Buffer.concat(records);
  yield directory;
  yield fields(END, [0, 0, records.length, records.length], [directory.length, offset], [0]);
}

/** The content as bytes, its checksum and length taken on the way. */
async function* counted(content: ZipPart["content"], sum: { crc: number; size: number }) {
  for await (const text of content) {
    const bytes = Buffer.from(text, "utf8");
    sum.crc = crc32(bytes, sum.crc);
    sum.size += bytes.length;
    yield bytes;
  }
}

/** A signature and groups of numbers, in turn of two and of four bytes each, the lowest byte first. */
function fields(signature: number, ...groups: number[][]): Buffer {
  const lengths = groups.map((group, index) => group.length * (index % 2 === 0 ? 2 : 4));
  const bytes = Buffer.alloc(4 + lengths.reduce((total, length) => total + length, 0));
  let at = bytes.writeUInt32LE(signature, 0);
  groups.forEach((group, index) => {
    for (const value of group)
      at = index % 2 === 0 ? bytes.writeUInt16LE(value, at) : bytes.writeUInt32LE(value, at);
  });
  return bytes;
}
