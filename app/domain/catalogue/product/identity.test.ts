import { describe, expect, it } from "vitest";
import type { ProductState } from "#db/vocabulary/catalogue.ts";
import { identityChanges, type ProductIdentity, stateAfterEdit } from "./identity.ts";

const tea: ProductIdentity = {
  nameZh: "普安红",
  nameEn: "Pu'an Hong",
  industryCode: "tea",
  countyCode: "522323",
  baseId: "b1",
  processing: "packaged-food",
  storageClass: "ambient",
};

it("names the fields that changed", () =>
  expect(identityChanges(tea, { ...tea, baseId: null, storageClass: "chilled" })).toEqual([
    "baseId",
    "storageClass",
  ]));

describe("stateAfterEdit", () => {
  it.each<[ProductState, Partial<ProductIdentity>, ProductState]>([
    ["draft", { nameZh: "新名" }, "draft"],
    ["submitted", { nameZh: "新名" }, "submitted"],
    ["verified", { nameZh: "新名" }, "draft"],
    ["published", { countyCode: "522301" }, "draft"],
    ["withdrawn", { processing: "fresh" }, "draft"],
    ["suspended", { processing: "fresh" }, "suspended"],
    ["published", {}, "published"],
  ])("%s edited with %j becomes %s", (state, edit, next) =>
    expect(stateAfterEdit(state, tea, { ...tea, ...edit })).toBe(next),
  );
});
