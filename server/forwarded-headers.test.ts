import { expect, it } from "vitest";
import { forwardedValue } from "./forwarded-headers.ts";

it.each<[string | string[] | undefined, number, string | undefined]>([
  [undefined, 1, undefined],
  ["", 1, undefined],
  ["https", 0, undefined],
  ["https", 1, "https"],
  ["https", 3, "https"],
  ["https,http", 2, "https"],
  ["https , http", 1, "http"],
  ["ftp, https, http", 2, "https"],
  [["https", "http"], 2, "https"],
])("of %j, %i proxies trusted, %j is left", (header, trusted, value) =>
  expect(forwardedValue(header, trusted)).toBe(value),
);
