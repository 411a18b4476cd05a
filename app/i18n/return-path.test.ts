import { expect, test } from "vitest";
import { safeReturnPath } from "./return-path.ts";

test.each([
  ["/", "/"],
  ["/products?q=茶&page=2", "/products?q=茶&page=2"],
  ["//evil.example", "/"],
  ["/\\evil.example", "/"],
  ["https://evil.example/", "/"],
  ["javascript:alert(1)", "/"],
  ["/\t/evil.example", "/"],
  ["/a\r\nSet-Cookie: x=1", "/"],
  ["", "/"],
  [undefined, "/"],
  [`/${"a".repeat(9000)}`, "/"],
])("%s leads to %s", (candidate, path) => {
  expect(safeReturnPath(candidate)).toBe(path);
});
