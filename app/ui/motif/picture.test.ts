import { expect, test } from "vitest";
import { productFamilies } from "#db/vocabulary/product-families.ts";
import { motifPicture } from "./picture.ts";

test.each(productFamilies)("%s is drawn the same each time, differently by seed, and small", (family) => {
  const picture = motifPicture(family, "one");
  expect(motifPicture(family, "one")).toBe(picture);
  expect(new Set(Array.from({ length: 12 }, (_, at) => motifPicture(family, `seed-${at}`))).size).toBe(12);
  expect(picture.length).toBeLessThan(4_500);
  expect(picture).not.toMatch(/"[AIP]"/);
});

test("the seed never reaches the drawing as text", () => {
  expect(motifPicture("tea", '"><script>alert(1)</script>')).not.toContain("script");
});
