import fc from "fast-check";
import { expect, it } from "vitest";
import { gtinCheckDigit, readGtin } from "./gtin.ts";

// Numbers that GS1 uses in its own documents as examples.
it.each<[string, string | null]>([
  ["96385074", "00000096385074"],
  ["614141007349", "00614141007349"],
  ["4006381333931", "04006381333931"],
  ["09506000134352", "09506000134352"],
  [" 4006381 33393-1 ", "04006381333931"],
  ["４００６３８１３３３９３１", "04006381333931"],
  ["4006381333932", null],
  ["400638133393", null],
  ["40063813339310", null],
  ["00000000000000", null],
  ["00000000", null],
  ["", null],
  ["40063813339a1", null],
  ["1e13", null],
])("reads %j as %j", (text, gtin) => expect(readGtin(text)).toBe(gtin));

it("takes exactly one of ten last digits", () =>
  fc.assert(
    fc.property(fc.stringMatching(/^[1-9]\d{12}$/), (body) => {
      const sound = Array.from({ length: 10 }, (_, last) => `${body}${last}`).filter((text) =>
        readGtin(text),
      );
      expect(sound).toEqual([`${body}${gtinCheckDigit(body)}`]);
    }),
  ));

it("notices any single wrong digit", () =>
  fc.assert(
    fc.property(fc.nat({ max: 13 }), fc.integer({ min: 1, max: 9 }), (place, by) => {
      const sound = "09506000134352";
      const wrong = sound
        .split("")
        .map((digit, at) => (at === place ? String((Number(digit) + by) % 10) : digit))
        .join("");
      expect(readGtin(wrong)).toBeNull();
    }),
  ));
