import { expect, it } from "vitest";
import { decodeText } from "./decode-text.ts";

it.each([
  ["drops the byte order mark of UTF-8", [0xef, 0xbb, 0xbf, 0x61], "a"],
  ["reads what Excel in China writes (GB18030)", [0xc8, 0xd5, 0xc6, 0xda], "日期"],
  ["reads UTF-16 by its mark", [0xff, 0xfe, 0xe5, 0x65, 0x1f, 0x67], "日期"],
  ["reads UTF-16 whose bytes stand the other way round", [0xfe, 0xff, 0x65, 0xe5, 0x67, 0x1f], "日期"],
  ["knows UTF-16 that ends within a character", [0xff, 0xfe, 0xe5], null],
  ["knows what is neither", [0xff, 0xff, 0xff], null],
])("%s", (_name, bytes, text) => expect(decodeText(new Uint8Array(bytes))).toBe(text));
