import { describe, expect, it } from "vitest";
import {
  CHAIN_START,
  type ChainedEvent,
  chainAfter,
  firstBreak,
  hashOf,
  linkProblem,
  type TraceFacts,
} from "./chain.ts";

const facts = (noteZh: string, edit: Partial<TraceFacts> = {}): Omit<TraceFacts, "sequence"> => ({
  batchId: "0190a000-0000-7000-8000-000000000001",
  kind: "harvested",
  occurredAt: new Date("2026-03-01T01:00:00Z"),
  recordedAt: new Date("2026-03-01T02:00:00Z"),
  zoneOffsetMinutes: 480,
  placeZh: "普安县江西坡镇",
  placeRef: null,
  noteZh,
  businessStep: null,
  disposition: null,
  actorUserId: null,
  actorOrganisationId: null,
  deliveryId: null,
  quantityGrams: null,
  packs: null,
  related: [],
  temperatureCentiC: null,
  concernsSequence: null,
  errorReason: null,
  ...edit,
});

function chainOf(...notes: string[]): ChainedEvent[] {
  const events: ChainedEvent[] = [];
  for (const note of notes) events.push(chainAfter(events.at(-1) ?? null, facts(note)));
  return events;
}

it("begins at the start and links each event to the one before", () => {
  const [first, second] = chainOf("一", "二");
  expect(first).toMatchObject({ sequence: 1, hashVersion: 2, previousHash: CHAIN_START });
  expect(second).toMatchObject({ sequence: 2, previousHash: first?.hash });
});

it("hashes the canonical form of version 1: this value may never change", () =>
  expect(hashOf({ ...facts("一"), sequence: 1 }, CHAIN_START, 1)).toBe(
    "124bb3d6116487ad3590d9264026085667b5114d8da33113cf6df2937eb04361",
  ));

it("hashes the canonical form of version 2: this value may never change", () => {
  const full = facts("一", {
    placeRef: "base:0190a000-0000-7000-8000-000000000002",
    businessStep: "commissioning",
    disposition: "active",
    quantityGrams: 1_200_500,
    packs: 12,
    related: [{ role: "input", batchId: "0190a000-0000-7000-8000-000000000003", grams: 7 }],
    temperatureCentiC: -1_850,
  });
  expect(hashOf({ ...full, sequence: 1 }, CHAIN_START)).toBe(
    "6ce637c36ad538b28561e8b35745b97070a7041c23b04a9d07b9cfbb3cad7b7c",
  );
});

it.each<Partial<TraceFacts>>([
  { zoneOffsetMinutes: 420 },
  { placeRef: "base:1" },
  { businessStep: "other" },
  { disposition: "active" },
  { quantityGrams: 1 },
  { packs: 1 },
  { related: [{ role: "output", batchId: "x", grams: 1 }] },
  { concernsSequence: 1 },
  { errorReason: "incorrect-data" },
])("covers %j, which a row of version 1 may not carry unhashed", (edit) => {
  const said = { ...facts("一", edit), sequence: 1 };
  expect(hashOf(said, CHAIN_START)).not.toBe(hashOf({ ...facts("一"), sequence: 1 }, CHAIN_START));
  expect(hashOf(said, CHAIN_START, 1)).toBeNull();
});

it("knows no third version", () =>
  expect(hashOf({ ...facts("一"), sequence: 1 }, CHAIN_START, 3)).toBeNull());

it("goes on from a chain of version 1", () => {
  const old = { ...facts("一"), sequence: 1 };
  const first: ChainedEvent = {
    ...old,
    hashVersion: 1,
    previousHash: CHAIN_START,
    hash: hashOf(old, CHAIN_START, 1) ?? "",
  };
  expect(firstBreak([first, chainAfter(first, facts("二", { packs: 3 }))])).toBeNull();
});

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
    ["an edited amount", tampered(2, { quantityGrams: 400 }), 3],
    ["a row said to be of version 1", tampered(2, { hashVersion: 1 }), 3],
    ["a removed event", [events[0] as ChainedEvent, events[2] as ChainedEvent], 2],
    ["swapped events", [events[1] as ChainedEvent, events[0] as ChainedEvent], 1],
  ])("%s", (_, chain, sequence) => expect(firstBreak(chain)).toBe(sequence));

  it("misses a last event that was taken away", () => {
    const end = events.at(-1) ?? null;
    expect(firstBreak(events, end)).toBeNull();
    expect(firstBreak(events.slice(0, 2), end)).toBe(3);
    expect(firstBreak([], end)).toBe(1);
    expect(firstBreak(events, { sequence: 3, hash: "f".repeat(64) })).toBe(4);
    expect(firstBreak(events, null)).toBe(4);
    expect(firstBreak([], null)).toBeNull();
  });
});

describe("linkProblem", () => {
  const [first, second] = chainOf("一", "二") as [ChainedEvent, ChainedEvent];
  it.each<[string, ChainedEvent, ReturnType<typeof linkProblem>]>([
    ["follows", second, null],
    ["a number left out", { ...second, sequence: 3 }, "sequence"],
    ["a link to another event", { ...second, previousHash: CHAIN_START }, "previous-hash"],
    ["other words than were hashed", { ...second, noteZh: "改" }, "content"],
  ])("%s", (_, event, problem) => expect(linkProblem(first, event)).toBe(problem));
});
