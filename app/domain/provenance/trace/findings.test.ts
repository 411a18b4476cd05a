import { describe, expect, it } from "vitest";
import {
  type FindingCode,
  type FindingGrade,
  type FoundBatch,
  type FoundEvent,
  findingsOf,
} from "./findings.ts";

const batch = (edit: Partial<FoundBatch> = {}): FoundBatch => ({
  state: "released",
  origin: "harvested",
  processing: "fresh",
  storageClass: "chilled",
  quantityGrams: 1_000_000,
  inspectionRequired: false,
  inspectionPassed: false,
  ...edit,
});

type Told = Partial<Omit<FoundEvent, "occurredAt">> & { at?: string };

/** Events in the order told, numbered from 1; times on 2026-06-01 unless given with a day. */
const timeline = (...told: [FoundEvent["kind"], string, Told?][]): FoundEvent[] =>
  told.map(([kind, at, edit], index) => {
    const occurredAt = new Date(at.includes("T") ? `${at}:00+08:00` : `2026-06-01T${at}:00+08:00`);
    return {
      sequence: index + 1,
      kind,
      occurredAt,
      recordedAt: occurredAt,
      deliveryId: null,
      quantityGrams: null,
      related: [],
      concernsSequence: null,
      ...edit,
    };
  });

const grams = (kilograms: number) => ({ quantityGrams: kilograms * 1000 });
const sent = (kilograms: number, deliveryId = "d1") => ({ ...grams(kilograms), deliveryId });
const sound = timeline(
  ["harvested", "06:00", grams(1_100)],
  ["packed", "13:00", grams(1_000)],
  ["loaded", "15:00"],
  ["dispatched", "16:00", sent(600)],
  ["accepted", "2026-06-03T09:00", sent(590)],
  ["refused", "2026-06-03T09:00", sent(10)],
  ["returned", "2026-06-04T09:00", sent(5)],
);

describe("findingsOf", () => {
  it("finds nothing on a timeline that fits", () => expect(findingsOf(batch(), sound)).toEqual([]));

  it.each<[string, Partial<FoundBatch>, FoundEvent[], [FindingCode, FindingGrade, number[]][]]>([
    [
      "released without anything recorded",
      {},
      [],
      [
        ["harvest_missing", "question", []],
        ["packing_missing", "question", []],
      ],
    ],
    ["a draft without anything recorded", { state: "draft" }, [], []],
    [
      "slaughter begins livestock",
      { processing: "livestock" },
      timeline(["processed", "05:00"], ["packed", "09:00"]),
      [],
    ],
    [
      "a mixed batch nobody tells the making of",
      { origin: "mixed" },
      timeline(["packed", "09:00"]),
      [["making_missing", "question", []]],
    ],
    [
      "making packs, too",
      { origin: "mixed" },
      timeline([
        "transformed",
        "09:00",
        { ...grams(1_000), related: [{ role: "input", batchId: "a", grams: 1_000_000 }] },
      ]),
      [],
    ],
    [
      "a report that is required and missing",
      { inspectionRequired: true },
      timeline(["harvested", "06:00"], ["packed", "13:00"]),
      [["inspection_missing", "question", []]],
    ],
    [
      "a report that is required and there",
      { inspectionRequired: true, inspectionPassed: true },
      timeline(["harvested", "06:00"], ["packed", "13:00"]),
      [],
    ],
    [
      "sent without loading, and loaded for another delivery",
      {},
      timeline(
        ["harvested", "06:00"],
        ["packed", "13:00"],
        ["loaded", "14:00", { deliveryId: "d2" }],
        ["dispatched", "15:00", sent(1)],
      ),
      [["dispatched_without_load", "note", [4]]],
    ],
    [
      "loaded for this delivery, whenever",
      {},
      timeline(
        ["harvested", "06:00"],
        ["packed", "13:00"],
        ["dispatched", "15:00", sent(1)],
        ["loaded", "2026-06-09T14:00", { deliveryId: "d1" }],
      ),
      [],
    ],
    [
      "fourteen chilled days of silence are one too few, fifteen are told",
      {},
      timeline(["harvested", "06:00"], ["packed", "2026-06-15T06:00"], ["stored", "2026-06-30T06:00"]),
      [["long_silence", "note", [2, 3]]],
    ],
    [
      "the time from sowing to harvest is no silence",
      {},
      timeline(["sown", "2026-01-01T06:00"], ["harvested", "06:00"], ["packed", "13:00"]),
      [],
    ],
    [
      "recorded more than thirty days later",
      {},
      timeline(
        ["harvested", "06:00", { recordedAt: new Date("2026-07-02T07:00:00+08:00") }],
        ["packed", "13:00"],
      ),
      [["recorded_late", "note", [1]]],
    ],
    [
      "packed and stored before harvest",
      {},
      timeline(["packed", "05:00"], ["stored", "05:30"], ["harvested", "06:00"]),
      [["before_harvest", "contradiction", [1, 2, 3]]],
    ],
    [
      "inspected before harvest, as fields are",
      {},
      timeline(["inspected", "00:00"], ["harvested", "06:00"], ["packed", "13:00"]),
      [],
    ],
    [
      "dispatched before packed",
      {},
      timeline(
        ["harvested", "06:00"],
        ["loaded", "12:00"],
        ["dispatched", "12:30", sent(1)],
        ["packed", "13:00"],
      ),
      [["dispatched_before_packed", "contradiction", [3, 4]]],
    ],
    [
      "accepted before it was dispatched",
      {},
      timeline(
        ["harvested", "06:00"],
        ["packed", "13:00"],
        ["loaded", "15:00"],
        ["accepted", "15:30", sent(1)],
        ["dispatched", "16:00", sent(1)],
      ),
      [["accepted_before_dispatched", "contradiction", [4]]],
    ],
    [
      "returned from a delivery that nobody accepted",
      {},
      timeline(
        ["harvested", "06:00"],
        ["packed", "13:00"],
        ["loaded", "15:00"],
        ["dispatched", "16:00", sent(1)],
        ["returned", "17:00", sent(1)],
      ),
      [["returned_before_accepted", "contradiction", [5]]],
    ],
    [
      "packed again when all was gone",
      {},
      timeline(
        ["harvested", "06:00"],
        ["packed", "07:00"],
        ["loaded", "08:00"],
        ["dispatched", "09:00", sent(1_000)],
        ["packed", "10:00"],
      ),
      [["after_depletion", "contradiction", [5]]],
    ],
    [
      "stored on the way when all was gone",
      {},
      timeline(
        ["harvested", "06:00"],
        ["packed", "07:00"],
        ["loaded", "08:00"],
        ["dispatched", "09:00", sent(1_000)],
        ["stored", "10:00"],
        ["arrived", "11:00"],
      ),
      [],
    ],
    [
      "more packed than harvested",
      {},
      timeline(["harvested", "06:00", grams(900)], ["packed", "13:00", grams(1_000)]),
      [["yield_above_inputs", "contradiction", [2]]],
    ],
    [
      "more packed than harvested where something may be added",
      { processing: "packaged-food", storageClass: "ambient" },
      timeline(["harvested", "06:00", grams(900)], ["packed", "13:00", grams(1_000)]),
      [["yield_above_inputs", "question", [2]]],
    ],
    [
      "more packed than the harvest that was weighed, while another was not",
      {},
      timeline(["harvested", "06:00", grams(900)], ["harvested", "07:00"], ["packed", "13:00", grams(1_000)]),
      [],
    ],
    [
      "more came out of a mix than went in",
      { origin: "mixed" },
      timeline([
        "transformed",
        "09:00",
        { ...grams(1_000), related: [{ role: "input", batchId: "a", grams: 999_999 }] },
      ]),
      [["yield_above_inputs", "contradiction", [1]]],
    ],
    [
      "more dispatched than packed, and than there was",
      {},
      timeline(
        ["harvested", "06:00", grams(1_000)],
        ["packed", "07:00", grams(1_000)],
        ["loaded", "08:00"],
        ["dispatched", "09:00", sent(1_001)],
      ),
      [
        ["dispatched_more_than_packed", "contradiction", [4]],
        ["left_more_than_stated", "contradiction", [4]],
      ],
    ],
    [
      "packed another amount than the batch is said to have",
      {},
      timeline(["harvested", "06:00", grams(1_000)], ["packed", "07:00", grams(999)]),
      [["packed_other_than_stated", "question", [2]]],
    ],
    [
      "less accepted and refused than sent",
      {},
      timeline(
        ["harvested", "06:00"],
        ["packed", "07:00"],
        ["loaded", "08:00"],
        ["dispatched", "09:00", sent(10)],
        ["accepted", "10:00", sent(7)],
        ["refused", "10:00", sent(2)],
      ),
      [["arrived_less_than_dispatched", "note", [4, 5, 6]]],
    ],
    [
      "more accepted and refused than sent, and refused before",
      {},
      timeline(
        ["harvested", "06:00"],
        ["packed", "07:00"],
        ["loaded", "08:00"],
        ["refused", "08:30", sent(1)],
        ["dispatched", "09:00", sent(10)],
        ["accepted", "10:00", sent(10)],
      ),
      [
        ["refused_before_dispatched", "contradiction", [4]],
        ["accepted_more_than_dispatched", "contradiction", [4, 6]],
      ],
    ],
    [
      "more accepted than sent, more returned than accepted",
      {},
      timeline(
        ["harvested", "06:00"],
        ["packed", "07:00"],
        ["loaded", "08:00"],
        ["dispatched", "09:00", sent(10)],
        ["accepted", "10:00", sent(11)],
        ["returned", "11:00", sent(12)],
      ),
      [
        ["accepted_more_than_dispatched", "contradiction", [5]],
        ["returned_more_than_accepted", "contradiction", [6]],
      ],
    ],
  ])("%s", (_, edit, events, expected) =>
    expect(
      findingsOf(batch(edit), events).map(({ code, grade, sequences }) => [code, grade, sequences]),
    ).toEqual(expected),
  );

  it("passes over what was declared erroneous and counts what stands in for it", () => {
    const wrong = timeline(["harvested", "06:00", grams(100)], ["packed", "13:00", grams(1_000)]);
    expect(findingsOf(batch(), wrong)).toHaveLength(1);
    const declared = timeline(
      ["harvested", "06:00", grams(100)],
      ["packed", "13:00", grams(1_000)],
      ["declared-error", "14:00", { concernsSequence: 1 }],
    );
    expect(findingsOf(batch(), declared).map(({ code }) => code)).toEqual(["harvest_missing"]);
    const right = timeline(
      ["harvested", "06:00", grams(100)],
      ["packed", "13:00", grams(1_000)],
      ["declared-error", "14:00", { concernsSequence: 1 }],
      ["harvested", "06:00", { ...grams(1_000), concernsSequence: 1 }],
    );
    expect(findingsOf(batch(), right)).toEqual([]);
  });

  it("tells both amounts and the days that passed", () => {
    const events = timeline(["harvested", "06:00", grams(900)], ["packed", "2026-06-21T06:00", grams(1_000)]);
    expect(findingsOf(batch(), events)).toMatchObject([
      { code: "yield_above_inputs", grams: { one: 1_000_000, other: 900_000 } },
      { code: "long_silence", days: 20 },
    ]);
  });
});
