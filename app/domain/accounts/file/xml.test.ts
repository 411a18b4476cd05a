import { expect, it } from "vitest";
import { xmlProblem } from "./xml.ts";

const head = '<?xml version="1.0" encoding="UTF-8"?>';

it.each<[string, string | Buffer, string | null]>([
  ["a digital invoice", `${head}<EInvoice><Header>26442</Header></EInvoice>\n`, null],
  ["one with a remark before it", `${head}\n<!-- 税务局 --><EInvoice></EInvoice>`, null],
  ["one in Chinese tags", `${head}<发票><号码>1</号码></发票>`, null],
  ["one with a prefix", `${head}<fp:EInvoice xmlns:fp="urn:x"></fp:EInvoice>`, null],
  [
    "GB18030",
    Buffer.from([...Buffer.from('<?xml version="1.0"?><a>'), 0xb7, 0xa2, ...Buffer.from("</a>")]),
    null,
  ],
  ["no root", head, "unreadable"],
  ["one that is cut off", `${head}<EInvoice><Header>`, "unreadable"],
  ["not text", Buffer.from([...Buffer.from(`${head}<a>`), 0x81, 0xff, ...Buffer.from("</a>")]), "unreadable"],
  ["entities", `${head}<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>`, "active"],
  ["a style sheet", `${head}<?xml-stylesheet href="http://x"?><a></a>`, "active"],
  ["a page in disguise", `${head}<html xmlns="http://www.w3.org/1999/xhtml"></html>`, "active"],
  ["a drawing in disguise", `${head}<svg xmlns="http://www.w3.org/2000/svg"></svg>`, "active"],
])("%s", (_, text, problem) => expect(xmlProblem(Buffer.from(text))).toBe(problem));
