import { describe, expect, it } from "vitest";
import { assertReturnable, returnablePacks } from "./returnable.ts";

describe("returnablePacks", () => {
  it.each([
    [10, 0, 10],
    [10, 4, 6],
    [10, 10, 0],
    [0, 0, 0],
  ])("of %d accepted and %d returned, %d may go back", (accepted, returned, rest) =>
    expect(returnablePacks(accepted, returned)).toBe(rest),
  );
});

describe("assertReturnable", () => {
  it("lets the last pack go back", () => expect(() => assertReturnable(6, 10, 4)).not.toThrow());
  it("refuses one more", () => expect(() => assertReturnable(7, 10, 4)).toThrow("return.over_accepted"));
});
