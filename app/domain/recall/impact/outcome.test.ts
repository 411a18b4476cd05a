import { describe, expect, it } from "vitest";
import { type Outcome, type OutcomeLine, outcomeOf, unaccountedPacks } from "./outcome.ts";

const line = (changes: Partial<OutcomeLine>): OutcomeLine => ({
  netGrams: 250,
  sentPacks: 20,
  keptPacks: 16,
  turnedAwayPacks: 0,
  answer: null,
  ...changes,
});
const found = (destroyedPacks: number, returnedPacks: number) => ({
  foundPacks: destroyedPacks + returnedPacks,
  destroyedPacks,
  returnedPacks,
});

describe("unaccountedPacks", () => {
  it.each<[string, Partial<OutcomeLine>, number]>([
    ["not answered", {}, 16],
    ["all found", { answer: found(10, 6) }, 0],
    ["part found", { answer: found(4, 0) }, 12],
    ["nothing found", { answer: found(0, 0) }, 16],
    ["everything sent back before", { keptPacks: 0 }, 0],
    ["under way", { keptPacks: null }, 20],
    ["turned away at the door", { keptPacks: null, turnedAwayPacks: 20 }, 0],
    [
      "turned away but for what never arrived",
      { keptPacks: null, turnedAwayPacks: 15, answer: found(0, 0) },
      5,
    ],
  ])("%s", (_, changes, packs) => expect(unaccountedPacks(line(changes))).toBe(packs));
});

describe("outcomeOf", () => {
  it.each<[string, OutcomeLine[], Partial<Outcome>]>([
    ["nothing was sent", [], { sentGrams: 0, unaccountedGrams: 0, unansweredGrams: 0 }],
    [
      "one answered, one not, one turned away",
      [
        line({ answer: found(4, 8) }),
        line({ netGrams: 1000, sentPacks: 5, keptPacks: 5 }),
        line({ keptPacks: null, turnedAwayPacks: 20 }),
      ],
      {
        sentGrams: 5_000 + 5_000 + 5_000,
        soughtGrams: 4_000 + 5_000 + 5_000,
        turnedAwayGrams: 5_000,
        foundGrams: 3_000,
        destroyedGrams: 1_000,
        returnedGrams: 2_000,
        unaccountedGrams: 1_000 + 5_000,
        unansweredGrams: 5_000,
      },
    ],
  ])("%s", (_, lines, outcome) => expect(outcomeOf(lines)).toMatchObject(outcome));
});
