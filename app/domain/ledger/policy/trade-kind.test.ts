import { expect, it } from "vitest";
import { tradeKindOf } from "./trade-kind.ts";

it.each([
  ["livestream", "canteen", "procurement"],
  ["livestream", "union", "procurement"],
  ["livestream", "office", "procurement"],
  ["livestream", "personal", "market-sale"],
  ["livestream", "enterprise", "market-sale"],
  ["huiqian", "enterprise", "procurement"],
  ["huiqian", "canteen", "procurement"],
])("on %s, what %s pays for is %s", (channelCode, fundSource, kind) =>
  expect(tradeKindOf({ channelCode, fundSource })).toBe(kind),
);
