import { expect, it } from "vitest";
import { canMove, defineTransitions, statesBefore, type TransitionTable } from "./transitions.ts";

const states = ["open", "closed"] as const;
const table = defineTransitions(states, { open: ["closed"], closed: [] });

it("allows only the steps of its table", () => {
  expect(canMove(table, "open", "closed")).toBe(true);
  expect(canMove(table, "closed", "open")).toBe(false);
  expect(statesBefore(table, "closed")).toEqual(["open"]);
});

it("refuses a table with an unknown word or a missing row", () => {
  expect(() =>
    defineTransitions(states, { open: ["gone"], closed: [] } as unknown as TransitionTable<
      "open" | "closed"
    >),
  ).toThrow("gone");
  expect(() =>
    defineTransitions(states, { open: [] } as unknown as TransitionTable<"open" | "closed">),
  ).toThrow("closed");
});
