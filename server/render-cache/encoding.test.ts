import { expect, it } from "vitest";
import { encodingFor } from "./encoding.ts";

it.each([
  [undefined, "identity"],
  ["", "identity"],
  ["gzip, deflate, br, zstd", "br"],
  ["gzip, deflate", "gzip"],
  ["br;q=0, gzip;q=0.5", "gzip"],
  ["br;q=0,gzip;q=0", "identity"],
  ["identity", "identity"],
  ["*", "br"],
  ["*;q=0", "identity"],
  ["GZIP", "gzip"],
])("Accept-Encoding %j is answered in %s", (accepted, encoding) =>
  expect(encodingFor(accepted)).toBe(encoding),
);
