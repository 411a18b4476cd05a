import { describe, expect, it } from "vitest";
import { parseCelsius, temperatureProblem } from "./temperature.ts";

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

describe("temperatureProblem", () => {
  it.each([
    ["chilled", 800, null],
    ["chilled", 801, "too_warm"],
    ["chilled", 0, null],
    ["chilled", -1, "too_cold"],
    ["frozen", -1800, null],
    ["frozen", -1750, "too_warm"],
    ["frozen", -6000, null],
    ["ambient", 3500, null],
    ["chilled", null, null],
  ] as const)("%s at %s: %s", (storageClass, centi, problem) =>
    expect(temperatureProblem(storageClass, centi)).toBe(problem),
  );
});
