import { expect, it } from "vitest";
import { linksetOf, linksOf, readLinkType } from "./digital-link.ts";

it.each<[string | null, ReturnType<typeof readLinkType>]>([
  [null, null],
  ["", null],
  ["gs1:defaultLink", null],
  ["gs1:pip", "pip"],
  ["https://gs1.org/voc/traceability", "traceability"],
  ["https://ref.gs1.org/voc/epcis", "epcis"],
  ["all", "linkset"],
  ["linkset", "linkset"],
  ["gs1:recipeInfo", undefined],
  ["constructor", undefined],
])("reads %j as %j", (asked, type) => expect(readLinkType(asked)).toBe(type));

it("leads from a batch to its trace first, from a product to its page", () => {
  expect(Object.values(linksOf({ productId: "p", code: "ABC" }))).toEqual([
    "/trace/ABC",
    "/products/p",
    "/trace/ABC#conformity",
    "/api/v1/batches/ABC/epcis",
  ]);
  expect(linksOf({ productId: "p", code: null })).toEqual({ pip: "/products/p" });
});

it("lists all of them as a linkset", () =>
  expect(linksetOf("https://h/01/1", "https://h", { productId: "p", code: null })).toEqual({
    linkset: [
      {
        anchor: "https://h/01/1",
        "https://gs1.org/voc/defaultLink": [{ href: "https://h/products/p" }],
        "https://gs1.org/voc/pip": [{ href: "https://h/products/p" }],
      },
    ],
  }));
