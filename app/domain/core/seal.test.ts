import { describe, expect, it } from "vitest";
import { seal, sealingKey, unseal } from "./seal.ts";

const before = sealingKey("the secret of last year, 32 characters");
const now = sealingKey("the secret of this year, 32 characters");

describe("seal", () => {
  it("opens for its owner with the key that sealed it, whichever of several that is", () => {
    const sealed = seal(before, "hqd_secret", "device-1");
    expect(sealed).not.toContain("hqd_secret");
    expect(unseal([now, before], sealed, "device-1")).toEqual({ text: "hqd_secret", key: before });
    expect(unseal([now], sealed, "device-1")).toBeNull();
  });

  it("never seals the same text the same way", () =>
    expect(seal(now, "a", "device-1")).not.toBe(seal(now, "a", "device-1")));

  it("does not open in another row, altered, or cut short", () => {
    const sealed = seal(now, "hqd_secret", "device-1");
    expect(() => unseal([now], sealed, "device-2")).toThrow();
    expect(() => unseal([now], `${sealed.slice(0, -2)}AA`, "device-1")).toThrow();
    expect(() => unseal([now], sealed.slice(0, 20), "device-1")).toThrow();
    const [name, nonce, tag, text] = sealed.split(".");
    expect(() => unseal([now], [name, nonce, tag?.slice(0, 6), text].join("."), "device-1")).toThrow();
  });
});
