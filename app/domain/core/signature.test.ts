import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { deriveSecret, isSigned, isTimely, signatureOf } from "./signature.ts";

const secret = "hqd_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
const body = new TextEncoder().encode('[{"recordedAt":"2026-06-15T12:00:00+08:00","celsius":-18.6}]');
const timestamp = "1781496120";

it("the worked example of docs/api.md is right", () => {
  const doc = readFileSync(new URL("../../../docs/api.md", import.meta.url), "utf8");
  expect(doc).toContain(secret);
  expect(doc).toContain(new TextDecoder().decode(body));
  expect(doc).toContain(`X-HuiQian-Timestamp: ${timestamp}`);
  expect(doc).toContain(`X-HuiQian-Signature: sha256=${signatureOf(secret, timestamp, body)}`);
});

describe("isSigned", () => {
  const good = `sha256=${signatureOf(secret, timestamp, body)}`;
  it.each([
    ["as it was signed", secret, timestamp, good, true],
    ["in capital letters", secret, timestamp, good.replace(/[0-9a-f]{64}/, (hex) => hex.toUpperCase()), true],
    ["with another secret", `${secret}x`, timestamp, good, false],
    ["with another timestamp", secret, "1781496121", good, false],
    ["without its name", secret, timestamp, good.slice(7), false],
    ["cut short", secret, timestamp, good.slice(0, -2), false],
    ["with nothing", secret, timestamp, "", false],
  ])("%s: %#", (_name, key, at, signature, expected) =>
    expect(isSigned(key, at, body, signature)).toBe(expected),
  );
  it("over another body", () =>
    expect(isSigned(secret, timestamp, new TextEncoder().encode("[]"), good)).toBe(false));
});

describe("isTimely", () => {
  const now = new Date(1_781_496_120_000);
  it.each([
    ["1781496120", true],
    ["1781496420", true],
    ["1781496421", false],
    ["1781495820", true],
    ["1781495819", false],
    ["1781496120000", false],
    ["-1", false],
    ["1e9", false],
    ["", false],
  ])("%j: %s", (timestamp, timely) => expect(isTimely(timestamp, now)).toBe(timely));
});

it("every salt, every server key and every kind of sender makes another secret", () => {
  const device = { purpose: "device", prefix: "hqd" };
  const made = [
    deriveSecret("k".repeat(32), "a", device),
    deriveSecret("k".repeat(32), "b", device),
    deriveSecret("l".repeat(32), "a", device),
    deriveSecret("k".repeat(32), "a", { ...device, purpose: "channel" }),
  ];
  expect(new Set(made).size).toBe(4);
  for (const one of made) expect(one).toMatch(/^hqd_[\w-]{43}$/);
});
