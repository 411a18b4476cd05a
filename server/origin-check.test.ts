import { expect, it } from "vitest";
import { comesFromOwnPage, type WriteRequest } from "./origin-check.ts";

const post: WriteRequest = {
  method: "POST",
  origin: undefined,
  host: "shop.test:3000",
  fetchSite: undefined,
};

it.each<[string, Partial<WriteRequest>, string | undefined, boolean]>([
  ["reads come from anywhere", { method: "GET", origin: "https://evil.test" }, undefined, true],
  ["HEAD is a read", { method: "HEAD" }, undefined, true],
  ["own origin", { origin: "http://shop.test:3000" }, undefined, true],
  ["own origin behind TLS", { origin: "https://shop.test:3000" }, undefined, true],
  [
    "host is compared without regard to case",
    { origin: "http://shop.test:3000", host: "SHOP.test:3000" },
    undefined,
    true,
  ],
  ["another origin", { origin: "https://evil.test" }, undefined, false],
  ["another port", { origin: "http://shop.test:3001" }, undefined, false],
  ["a name that begins alike", { origin: "http://shop.test:3000.evil.test" }, undefined, false],
  ["an opaque origin", { origin: "null" }, undefined, false],
  ["an empty origin", { origin: "" }, undefined, false],
  ["another scheme", { origin: "ftp://shop.test:3000" }, undefined, false],
  ["no host", { origin: "http://shop.test:3000", host: undefined }, undefined, false],
  [
    "another origin, whatever the fetch metadata say",
    { origin: "https://evil.test", fetchSite: "same-origin" },
    undefined,
    false,
  ],
  ["no origin, same-origin fetch", { fetchSite: "same-origin" }, undefined, true],
  ["no origin, same-site fetch", { fetchSite: "same-site" }, undefined, false],
  ["no origin, cross-site fetch", { fetchSite: "cross-site" }, undefined, false],
  ["no origin, typed address", { fetchSite: "none" }, undefined, false],
  ["neither header", {}, undefined, false],
  ["DELETE is a write", { method: "DELETE" }, undefined, false],
  ["the configured origin", { origin: "https://huiqian.test" }, "https://huiqian.test", true],
  [
    "the inner host when another origin is configured",
    { origin: "http://shop.test:3000" },
    "https://huiqian.test",
    false,
  ],
])("%s", (_name, request, publicOrigin, expected) => {
  expect(comesFromOwnPage({ ...post, ...request }, publicOrigin)).toBe(expected);
});
