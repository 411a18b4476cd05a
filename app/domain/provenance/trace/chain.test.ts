import { describe, expect, it } from "vitest";
import { CHAIN_START, type ChainedEvent, chainAfter, firstBreak, hashOf, type TraceFacts } from "./chain.ts";

const facts = (noteZh: string): Omit<TraceFacts, "sequence"> => ({
  batchId: "0190a000-0000-7000-8000-000000000001",
  kind: "harvested",
  occurredAt: new Date("2026-03-01T01:00:00Z"),
  recordedAt: new Date("2026-03-01T02:00:00Z"),
  placeZh: "普安县江西坡镇",
  noteZh,
  actorUserId: null,
  actorOrganisationId: null,
  deliveryId: null,
  temperatureCentiC: null,
});

function chainOf(...notes: string[]): ChainedEvent[] {
  const events: ChainedEvent[] = [];
  for (const note of notes) events.push(chainAfter(events.at(-1) ?? null, facts(note)));
  return events;
}

it("begins at the start and links each event to the one before", () => {
  const [first, second] = chainOf("一", "二");
  expect(first).toMatchObject({ sequence: 1, previousHash: CHAIN_START });
  expect(second).toMatchObject({ sequence: 2, previousHash: first?.hash });
});

it("hashes the canonical form: this value may never change", () =>
  expect(hashOf({ ...facts("一"), sequence: 1 }, CHAIN_START)).toBe(
    "124bb3d6116487ad3590d9264026085667b5114d8da33113cf6df2937eb04361",
  ));

describe("firstBreak", () => {
  const events = chainOf("一", "二", "三");
  const tampered = (position: number, edit: Partial<ChainedEvent>) =>
    events.map((event, index) => (index === position ? { ...event, ...edit } : event));
  it.each<[string, ChainedEvent[], number | null]>([
    ["nothing recorded", [], null],
    ["untouched", events, null],
    ["an edited note", tampered(1, { noteZh: "改" }), 2],
    [
      "an edited note with its own hash made anew",
      tampered(1, chainAfter(events[0] ?? null, facts("改"))),
      3,
    ],
    ["an edited temperature", tampered(0, { temperatureCentiC: 400 }), 1],
    ["a removed event", [events[0] as ChainedEvent, events[2] as ChainedEvent], 2],
    ["swapped events", [events[1] as ChainedEvent, events[0] as ChainedEvent], 1],
  ])("%s", (_, chain, sequence) => expect(firstBreak(chain)).toBe(sequence));
});
