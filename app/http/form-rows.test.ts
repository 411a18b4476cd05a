import { expect, it } from "vitest";
import { dropEmptyRows } from "./form-rows.ts";

function formOf(pairs: [string, string][]): FormData {
  const form = new FormData();
  for (const [name, value] of pairs) form.append(name, value);
  return form;
}

it.each<[string, [string, string][], [string, string][]]>([
  ["no rows", [["sku", "A"]], [["sku", "A"]]],
  [
    "empty rows in the middle and at the end",
    [
      ["tiers[0].fromPacks", "1"],
      ["tiers[0].price", "8"],
      ["tiers[1].fromPacks", ""],
      ["tiers[1].price", " "],
      ["tiers[2].fromPacks", "50"],
      ["tiers[2].price", "7"],
      ["tiers[3].fromPacks", ""],
      ["tiers[3].price", ""],
    ],
    [
      ["tiers[0].fromPacks", "1"],
      ["tiers[0].price", "8"],
      ["tiers[1].fromPacks", "50"],
      ["tiers[1].price", "7"],
    ],
  ],
  [
    "a row half filled in, which is for its schema to refuse",
    [
      ["tiers[4].fromPacks", "5"],
      ["tiers[4].price", ""],
    ],
    [
      ["tiers[0].fromPacks", "5"],
      ["tiers[0].price", ""],
    ],
  ],
])("%s", (_, before, after) => {
  const form = formOf(before);
  dropEmptyRows(form, "tiers");
  expect([...form.entries()]).toEqual(after);
});
