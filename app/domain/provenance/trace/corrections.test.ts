import { describe, expect, it } from "vitest";
import {
  type CorrectableEvent,
  erroneousSequences,
  errorProblem,
  waitingForCorrection,
} from "./corrections.ts";

const event = (
  sequence: number,
  kind: CorrectableEvent["kind"],
  concernsSequence: number | null = null,
  actorOrganisationId: string | null = "ours",
): CorrectableEvent => ({ sequence, kind, concernsSequence, actorOrganisationId });

const timeline = [
  event(1, "harvested"),
  event(2, "packed"),
  event(3, "declared-error", 2),
  event(4, "packed", 2),
  event(5, "stored", null, "theirs"),
  event(6, "dispatched"),
];

describe("errorProblem", () => {
  it.each<[string, number, string | null]>([
    ["one of ours recorded by hand", 1, null],
    ["the one that stands in for another", 4, null],
    ["declared erroneous before", 2, "trace_event.already_declared"],
    ["a declared error itself", 3, "trace_event.not_correctable"],
    ["recorded by somebody else", 5, "trace_event.not_correctable"],
    ["written by another act", 6, "trace_event.not_correctable"],
    ["no such event", 7, "trace_event.not_found"],
  ])("%s", (_, sequence, code) => expect(errorProblem(timeline, sequence, "ours")).toBe(code));
});

it("knows which events are erroneous and which of them nothing stands in for", () => {
  expect([...erroneousSequences(timeline)]).toEqual([2]);
  expect(waitingForCorrection(timeline)).toEqual([]);
  expect(waitingForCorrection(timeline.slice(0, 3))).toEqual([2]);
  expect(waitingForCorrection([...timeline, event(7, "declared-error", 4)])).toEqual([4]);
});
