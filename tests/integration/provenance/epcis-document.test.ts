import { describe, expect, it } from "vitest";
import { chainAfter, type ChainedEvent, type TraceFacts } from "#app/domain/provenance/trace/chain.ts";
import { usualWhy } from "#app/domain/provenance/trace/why.ts";
import { traceEventKinds } from "#db/vocabulary/provenance.ts";
import { epcisProblems } from "#tests/support/epcis-schema.ts";
import {
  type EpcisBatch,
  epcisDocument,
  offsetText,
  type TracedEvent,
} from "#app/domain/provenance/epcis/document.ts";
import { eventId } from "#app/domain/provenance/epcis/event-id.ts";

const batchId = "0190a000-0000-7000-8000-000000000001";
const sourceId = "0190a000-0000-7000-8000-000000000002";
const deliveryId = "0190a000-0000-7000-8000-000000000003";
const supplier = { id: "0190a000-0000-7000-8000-000000000004", name: "联盟茶业合作社" };

const batch: EpcisBatch = {
  id: batchId,
  code: "ABCDE23456",
  supplierCode: "PA-01",
  state: "released",
  harvestedOn: "2026-03-01",
  packedOn: "2026-03-02",
  bestBeforeOn: null,
  productNameZh: "普安红茶",
  productNameEn: "Pu'an black tea",
  gtin: null,
};

function timeline(...told: Partial<TraceFacts>[]): TracedEvent[] {
  const events: TracedEvent[] = [];
  for (const edit of told) {
    const kind = edit.kind ?? "stored";
    const facts = {
      batchId,
      kind,
      occurredAt: new Date("2026-03-01T01:00:00Z"),
      recordedAt: new Date("2026-03-01T02:00:00Z"),
      zoneOffsetMinutes: 480,
      placeZh: "茶场",
      placeRef: null,
      noteZh: "",
      ...usualWhy[kind],
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
    };
    const last: ChainedEvent | null = events.at(-1) ?? null;
    events.push({ ...chainAfter(last, facts), supplier });
  }
  return events;
}

const documentOf = (events: TracedEvent[], edit: Partial<EpcisBatch> = {}) => {
  const document = JSON.parse(
    JSON.stringify(
      epcisDocument({
        origin: "https://huiqian.example",
        batch: { ...batch, ...edit },
        events,
        codeOf: new Map([[sourceId, "SRCAA22222"]]),
        createdAt: new Date("2026-06-15T04:00:00Z"),
      }),
    ),
  );
  expect(epcisProblems(document)).toEqual([]);
  return document;
};

it("is a document of the standard with our words under a namespace of our own", () => {
  const document = documentOf([]);
  expect(document).toMatchObject({
    "@context": [
      "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld",
      { huiqian: "https://huiqian.example/ns/trace#" },
    ],
    type: "EPCISDocument",
    schemaVersion: "2.0",
    creationDate: "2026-06-15T04:00:00.000Z",
    epcisBody: { eventList: [] },
  });
});

it.each<[string, object]>([
  ["a step the standard has not", { bizStep: "drying" }],
  ["a member of no namespace", { note: "x" }],
  ["a time without a zone", { eventTime: "2026-03-01T01:00:00" }],
  ["a unit in small letters", { quantityList: [{ epcClass: "urn:uuid:1", quantity: 1, uom: "kg" }] }],
  ["goods gathered into nothing", { type: "AggregationEvent", parentID: undefined }],
])("would be told of %s", (_, wrong) => {
  const document = documentOf(timeline({ kind: "loaded", deliveryId, quantityGrams: 5_000 }));
  const eventList = [{ ...document.epcisBody.eventList[0], ...wrong }];
  expect(epcisProblems(JSON.parse(JSON.stringify({ ...document, epcisBody: { eventList } })))).not.toEqual(
    [],
  );
});

it.each(traceEventKinds.filter((kind) => kind !== "declared-error"))(
  "writes a %s event in the standard's shape",
  (kind) => {
    const [event] = documentOf(timeline({ kind })).epcisBody.eventList;
    expect(event).toMatchObject({
      type: "ObjectEvent",
      bizStep: usualWhy[kind].businessStep,
      eventTimeZoneOffset: "+08:00",
      epcList: ["https://huiqian.example/trace/ABCDE23456"],
    });
  },
);

it("says what, when, where, why and who, with the reading of the thermometer", () => {
  const events = timeline({
    kind: "harvested",
    placeRef: "base:0190a000-0000-7000-8000-000000000009",
    quantityGrams: 1_200_500,
    packs: 12,
    temperatureCentiC: -1_850,
    noteZh: "晨采",
  });
  expect(documentOf(events).epcisBody.eventList[0]).toEqual({
    type: "ObjectEvent",
    action: "ADD",
    quantityList: [{ epcClass: "https://huiqian.example/trace/ABCDE23456", quantity: 1200.5, uom: "KGM" }],
    eventID: eventId(batchId, 1),
    eventTime: "2026-03-01T01:00:00.000Z",
    recordTime: "2026-03-01T02:00:00.000Z",
    eventTimeZoneOffset: "+08:00",
    bizStep: "commissioning",
    disposition: "active",
    readPoint: { id: "https://huiqian.example/bases/0190a000-0000-7000-8000-000000000009" },
    bizLocation: { id: "https://huiqian.example/bases/0190a000-0000-7000-8000-000000000009" },
    sensorElementList: [
      {
        sensorReport: [{ type: "Temperature", time: "2026-03-01T01:00:00.000Z", value: -18.5, uom: "CEL" }],
      },
    ],
    "huiqian:kind": "harvested",
    "huiqian:placeName": "茶场",
    "huiqian:note": "晨采",
    "huiqian:packs": 12,
    "huiqian:recordedBy": "联盟茶业合作社",
    "huiqian:chain": {
      "huiqian:sequence": 1,
      "huiqian:hashVersion": 2,
      "huiqian:previousHash": "0".repeat(64),
      "huiqian:hash": events[0]?.hash,
    },
  });
});

it("names the goods by their GTIN where they have one", () =>
  expect(
    documentOf(timeline({ quantityGrams: 1 }), { gtin: "09506000134352" }).epcisBody.eventList[0]
      .quantityList[0],
  ).toEqual({
    epcClass: "https://id.gs1.org/01/09506000134352/10/ABCDE23456",
    quantity: 0.001,
    uom: "KGM",
  }));

describe("a making", () => {
  it("has inputs and outputs, and is one transformation seen from either side", () => {
    const [made] = documentOf(
      timeline({
        kind: "transformed",
        quantityGrams: 4_000,
        related: [{ role: "input", batchId: sourceId, grams: 5_000 }],
      }),
    ).epcisBody.eventList;
    expect(made).toMatchObject({
      type: "TransformationEvent",
      transformationID: `urn:uuid:${batchId}`,
      inputQuantityList: [{ epcClass: "https://huiqian.example/trace/SRCAA22222", quantity: 5 }],
      outputQuantityList: [{ quantity: 4 }],
    });
    expect(made).not.toHaveProperty("action");
    const unreleased = "0190a000-0000-7000-8000-00000000000f";
    const [used] = documentOf(
      timeline({
        kind: "transformed",
        quantityGrams: 1_000,
        related: [{ role: "output", batchId: unreleased, grams: 900 }],
      }),
    ).epcisBody.eventList;
    expect(used).toMatchObject({
      transformationID: `urn:uuid:${unreleased}`,
      inputQuantityList: [{ quantity: 1 }],
      outputQuantityList: [{ epcClass: `urn:uuid:${unreleased}`, quantity: 0.9 }],
    });
  });
});

it("loads a batch into its delivery, and names the papers and the sender of a dispatch", () => {
  const [loaded, sent, accepted] = documentOf(
    timeline(
      { kind: "loaded", deliveryId, quantityGrams: 5_000 },
      { kind: "dispatched", deliveryId, quantityGrams: 5_000 },
      { kind: "accepted", deliveryId, quantityGrams: 5_000 },
    ),
  ).epcisBody.eventList;
  expect(loaded).toMatchObject({
    type: "AggregationEvent",
    action: "ADD",
    parentID: `urn:uuid:${deliveryId}`,
    childQuantityList: [{ quantity: 5, uom: "KGM" }],
  });
  expect(sent).toMatchObject({
    bizTransactionList: [{ type: "desadv", bizTransaction: `urn:uuid:${deliveryId}` }],
    sourceList: [{ type: "possessing_party", source: `https://huiqian.example/suppliers/${supplier.id}` }],
  });
  expect(accepted).toMatchObject({ bizTransactionList: [{ type: "recadv" }] });
  expect(accepted).not.toHaveProperty("sourceList");
});

it("gives a wrong event once more with its declaration, and points to what stands in for it", () => {
  const events = documentOf(
    timeline(
      { kind: "harvested", quantityGrams: 10 },
      { kind: "declared-error", concernsSequence: 1, errorReason: "incorrect-data", noteZh: "少写两个零" },
      { kind: "harvested", quantityGrams: 1_000, concernsSequence: 1 },
    ),
  ).epcisBody.eventList;
  expect(events.map((event: { eventID: string }) => event.eventID)).toEqual([
    eventId(batchId, 1),
    eventId(batchId, 1),
    eventId(batchId, 3),
  ]);
  expect(events[1]).toMatchObject({
    type: "ObjectEvent",
    quantityList: [{ quantity: 0.01 }],
    errorDeclaration: { reason: "incorrect_data", correctiveEventIDs: [eventId(batchId, 3)] },
    "huiqian:chain": { "huiqian:sequence": 2 },
  });
  expect(events[2]).toMatchObject({ "huiqian:replaces": eventId(batchId, 1) });
});

it("keeps one identifier for one event", () => {
  expect(eventId(batchId, 1)).toMatch(
    /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
  expect(eventId(batchId, 1)).toBe(eventId(batchId, 1));
  expect(new Set([eventId(batchId, 1), eventId(batchId, 2), eventId(sourceId, 1)]).size).toBe(3);
});

it.each<[number, string]>([
  [480, "+08:00"],
  [0, "+00:00"],
  [-210, "-03:30"],
  [345, "+05:45"],
])("writes %d minutes as %s", (minutes, text) => expect(offsetText(minutes)).toBe(text));
