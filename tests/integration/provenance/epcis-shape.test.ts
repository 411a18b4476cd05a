import { describe, expect, it } from "vitest";
import { epcisDocumentShape } from "#tests/support/epcis-shape.ts";

type Json = { [name: string]: unknown };

const item = "urn:epc:class:lgtin:4012345.012345.998877";
/** Events as the standard's examples have them: an object, an aggregation, a transformation, sensor readings. */
const objectEvent: Json = {
  type: "ObjectEvent",
  action: "OBSERVE",
  bizStep: "shipping",
  disposition: "in_transit",
  epcList: ["urn:epc:id:sgtin:0614141.107346.2017", "urn:epc:id:sgtin:0614141.107346.2018"],
  eventTime: "2005-04-03T20:33:31.116000-06:00",
  eventTimeZoneOffset: "-06:00",
  readPoint: { id: "urn:epc:id:sgln:0614141.07346.1234" },
  bizTransactionList: [{ type: "po", bizTransaction: "http://transaction.acme.com/po/12345678" }],
};
const aggregationEvent: Json = {
  type: "AggregationEvent",
  eventTime: "2013-06-08T14:58:56.591Z",
  eventTimeZoneOffset: "+02:00",
  parentID: "urn:epc:id:sscc:0614141.1234567890",
  childQuantityList: [
    { epcClass: item, quantity: 200.5, uom: "KGM" },
    { epcClass: item, quantity: 10 },
  ],
  action: "OBSERVE",
  bizStep: "receiving",
  "example:myField": "Example of a vendor/user extension",
};
const transformationEvent: Json = {
  type: "TransformationEvent",
  eventTime: "2013-10-31T14:58:56.591Z",
  eventTimeZoneOffset: "+02:00",
  inputQuantityList: [{ epcClass: item, quantity: 10, uom: "KGM" }],
  outputQuantityList: [{ epcClass: item, quantity: 8, uom: "KGM" }],
  bizStep: "commissioning",
  disposition: "in_progress",
};
const document = (...eventList: Json[]): Json => ({
  "@context": [
    "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld",
    { example: "http://ns.example.com/epcis/" },
  ],
  type: "EPCISDocument",
  schemaVersion: "2.0",
  creationDate: "2013-06-04T14:59:02.099+02:00",
  epcisBody: { eventList },
});
const passes = (value: unknown) => epcisDocumentShape.safeParse(value).success;
const without = (value: Json, name: string) =>
  Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));

describe("takes", () => {
  it.each<[string, Json]>([
    ["no events", document()],
    ["the examples", document(objectEvent, aggregationEvent, transformationEvent)],
    [
      "a business step of somebody else's",
      document({ ...objectEvent, bizStep: "https://example.com/voc/drying" }),
    ],
    [
      "a sensor reading",
      document({
        ...objectEvent,
        sensorElementList: [{ sensorReport: [{ type: "Temperature", value: 26.1, uom: "CEL" }] }],
      }),
    ],
    [
      "a declared error",
      document({
        ...objectEvent,
        eventID: "ni:///sha-256;df7bb3c352fef055578554f09f5e2aa41782150ced7bd0b8af24dd3ccb30ba69?ver=CBV2.0",
        errorDeclaration: {
          declarationTime: "2021-02-01T22:46:31.117000+00:00",
          reason: "incorrect_data",
          correctiveEventIDs: ["urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6"],
        },
      }),
    ],
    [
      "one side of a transformation that has an identifier",
      document({ ...without(transformationEvent, "outputQuantityList"), transformationID: "urn:uuid:1" }),
    ],
  ])("%s", (_, value) => expect(epcisDocumentShape.safeParse(value).error?.issues ?? []).toEqual([]));
});

describe("refuses", () => {
  it.each(["@context", "type", "schemaVersion", "creationDate", "epcisBody"])(
    "a document without %s",
    (name) => expect(passes(without(document(objectEvent), name))).toBe(false),
  );
  it.each(["type", "action", "eventTime", "eventTimeZoneOffset", "epcList"])(
    "an object event without %s",
    (name) => expect(passes(document(without(objectEvent, name)))).toBe(false),
  );
  it.each<[string, Json]>([
    ["another version", { ...document(), schemaVersion: "1.2" }],
    ["a version that is a number", { ...document(), schemaVersion: 2 }],
    ["a member of no namespace", { ...document(), note: "x" }],
    ["a member of no namespace in an event", document({ ...objectEvent, note: "x" })],
    ["an event of no kind", document({ ...objectEvent, type: "PartyEvent" })],
    ["an action that is none", document({ ...objectEvent, action: "MOVE" })],
    ["a step that is none", document({ ...objectEvent, bizStep: "drying" })],
    [
      "a step of the standard's namespace",
      document({ ...objectEvent, bizStep: "urn:epcglobal:cbv:bizstep:shipping" }),
    ],
    ["a disposition that is none", document({ ...objectEvent, disposition: "fine" })],
    ["an offset without a sign", document({ ...objectEvent, eventTimeZoneOffset: "08:00" })],
    ["an offset beyond fourteen hours", document({ ...objectEvent, eventTimeZoneOffset: "+14:30" })],
    ["a time without a zone", document({ ...objectEvent, eventTime: "2005-04-03T20:33:31" })],
    ["a day that is none", document({ ...objectEvent, eventTime: "2005-13-03T20:33:31Z" })],
    [
      "a unit in small letters",
      document({ ...aggregationEvent, childQuantityList: [{ epcClass: item, quantity: 1, uom: "kg" }] }),
    ],
    [
      "an amount that is a text",
      document({ ...aggregationEvent, childQuantityList: [{ epcClass: item, quantity: "1" }] }),
    ],
    ["an amount of nothing", document({ ...aggregationEvent, childQuantityList: [{ quantity: 1 }] })],
    [
      "a class that is no address",
      document({ ...aggregationEvent, childQuantityList: [{ epcClass: "tea", quantity: 1 }] }),
    ],
    ["an aggregation of nothing", document(without(aggregationEvent, "childQuantityList"))],
    ["an aggregation into nothing", document(without({ ...aggregationEvent, action: "ADD" }, "parentID"))],
    ["a transformation of one side", document(without(transformationEvent, "inputQuantityList"))],
    ["a read point without an identifier", document({ ...objectEvent, readPoint: { name: "x" } })],
    [
      "a reading of nothing",
      document({ ...objectEvent, sensorElementList: [{ sensorReport: [{ value: 1 }] }] }),
    ],
    [
      "a declaration without its time",
      document({ ...objectEvent, errorDeclaration: { reason: "incorrect_data" } }),
    ],
    [
      "a reason that is none",
      document({
        ...objectEvent,
        errorDeclaration: { declarationTime: "2021-02-01T22:46:31Z", reason: "typo" },
      }),
    ],
  ])("%s", (_, value) => expect(passes(value)).toBe(false));
});
