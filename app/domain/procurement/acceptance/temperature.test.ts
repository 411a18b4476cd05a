import { describe, expect, it } from "vitest";
import { arrivedTooWarm, parseCelsius } from "./temperature.ts";

describe("parseCelsius", () => {
  it.each<[string, number | null]>([
    ["4", 400],
    [" 4.5 ", 450],
    ["-18", -1800],
    ["−18.5", -1850],
    ["－18.25℃", -1825],
    ["0", 0],
    ["-0", 0],
    ["60", 6000],
    ["61", null],
    ["-60.01", null],
    ["4.555", null],
    ["warm", null],
    ["", null],
    ["1e1", null],
  ])("reads %j as %s", (text, centi) => expect(parseCelsius(text)).toBe(centi));
});

describe("arrivedTooWarm", () => {
  it.each([
    ["chilled", 800, false],
    ["chilled", 801, true],
    ["frozen", -1800, false],
    ["frozen", -1750, true],
    ["ambient", 3500, false],
    ["chilled", null, false],
  ] as const)("%s at %s: %s", (storageClass, centi, tooWarm) =>
    expect(arrivedTooWarm(storageClass, centi)).toBe(tooWarm),
  );
});
