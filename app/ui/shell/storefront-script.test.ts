import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

test("the only script of a public page stays under two kilobytes", () => {
  expect(readFileSync(new URL("../../../public/storefront.js", import.meta.url)).byteLength).toBeLessThan(
    2_048,
  );
});
