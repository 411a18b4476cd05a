import { expect, it } from "vitest";
import {
  addLines,
  readRemoved,
  readWorkTable,
  removeLine,
  restoreLine,
  writeRemoved,
} from "./form-values.ts";

function sent(lines: number) {
  const form = new FormData();
  form.set("requestKey", "key");
  form.set("note", "说明");
  for (let index = 0; index < lines; index++) {
    form.set(`lines[${index}].variantId`, `v${index}`);
    form.set(`lines[${index}].packs`, "十");
  }
  return form;
}

it("reads what was typed, whatever it is, and empty text for what is missing", () => {
  const values = readWorkTable(sent(2));
  expect(values).toMatchObject({ requestKey: "key", note: "说明", wantedOn: "" });
  expect(values.lines).toEqual([
    { key: "line-0", variantId: "v0", packs: "十" },
    { key: "line-1", variantId: "v1", packs: "十" },
  ]);
});

it("reads no more lines than a requisition may have", () =>
  expect(readWorkTable(sent(300)).lines).toHaveLength(200));

it("passes over a file in the place of a text", () => {
  const form = sent(0);
  form.set("note", new Blob(["x"]));
  expect(readWorkTable(form).note).toBe("");
});

it("adds lines while there is room, and says how many are left", () => {
  const line = { variantId: "new", packs: 10 };
  const { values, left } = addLines(readWorkTable(sent(199)), [line, line, line]);
  expect([values.lines.length, left]).toEqual([200, 2]);
  expect(values.lines.at(-1)).toMatchObject({ variantId: "new", packs: "10" });
  expect(new Set(values.lines.map((each) => each.key)).size).toBe(200);
});

it("takes out one line", () => {
  const values = readWorkTable(sent(3));
  expect(removeLine(values, 1).lines.map((line) => line.variantId)).toEqual(["v0", "v2"]);
  expect(removeLine(values, Number.NaN)).toEqual(values);
});

it("keeps the key a line was sent with", () => {
  const form = sent(2);
  form.set("lines[1].key", "mine");
  expect(readWorkTable(form).lines.map((line) => line.key)).toEqual(["line-0", "mine"]);
});

it("puts a removed line back where it stood, as it stood", () => {
  const [first, second, third] = readWorkTable(sent(3)).lines;
  expect(restoreLine([first!, third!], { index: 1, line: second! })).toEqual([first, second, third]);
  expect(restoreLine([first!], { index: 7, line: second! })).toEqual([first, second]);
});

it("says in a button which line was removed, and reads it back", () => {
  const variantId = "0190b1d2-0000-7000-8000-000000000001";
  const said = writeRemoved({ index: 3, line: { key: "k", variantId, packs: "十:二" } });
  expect(readRemoved(said)).toMatchObject({ index: 3, line: { variantId, packs: "十:二" } });
  for (const text of ["", "x:1", `-1:${variantId}:3`, `3:${variantId}`]) expect(readRemoved(text)).toBeNull();
});
