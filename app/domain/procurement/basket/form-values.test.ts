import { expect, it } from "vitest";
import { addLines, readWorkTable, removeLine } from "./form-values.ts";

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
    { variantId: "v0", packs: "十" },
    { variantId: "v1", packs: "十" },
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
  expect([values.lines.length, values.lines.at(-1), left]).toEqual([
    200,
    { variantId: "new", packs: "10" },
    2,
  ]);
});

it("takes out one line", () => {
  const values = readWorkTable(sent(3));
  expect(removeLine(values, 1).lines.map((line) => line.variantId)).toEqual(["v0", "v2"]);
  expect(removeLine(values, Number.NaN)).toEqual(values);
});
