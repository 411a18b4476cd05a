import type { ChainedEvent } from "#app/domain/provenance/trace/chain.ts";
import { usualWhy } from "#app/domain/provenance/trace/why.ts";
import type { Day } from "#app/kernel/calendar.ts";
import type { BatchState, TraceErrorReason } from "#db/vocabulary/provenance.ts";
import { eventId } from "./event-id.ts";

/** An event with who recorded it, where they may be named. */
export type TracedEvent = ChainedEvent & { supplier: { id: string; name: string } | null };

export type EpcisBatch = {
  id: string;
  code: string;
  supplierCode: string | null;
  state: BatchState;
  harvestedOn: Day;
  packedOn: Day;
  bestBeforeOn: Day | null;
  productNameZh: string;
  productNameEn: string;
  /** 14 digits, where the goods have exactly one pack and it has a GTIN. */
  gtin: string | null;
};

export type EpcisSource = {
  /** The address people reach this site by, without a slash at the end. */
  origin: string;
  batch: EpcisBatch;
  events: readonly TracedEvent[];
  /** Codes of related batches that have a page of their own. */
  codeOf: ReadonlyMap<string, string>;
  createdAt: Date;
};

type Json = { [name: string]: unknown };

const CONTEXT = "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld";
/** UN/ECE Recommendation 20: kilogram, degree Celsius. */
const KILOGRAM = "KGM";
const CELSIUS = "CEL";

const reasons: Record<TraceErrorReason, string> = {
  "did-not-occur": "did_not_occur",
  "incorrect-data": "incorrect_data",
};

/**
 * A batch's timeline as an EPCIS 2.0 document (JSON-LD). What the standard has no member for stands under the
 * `huiqian:` namespace: the chain of hashes, words, packs. An event is declared erroneous as the standard asks: it is
 * given once more under the same identifier, with an `errorDeclaration`.
 */
export function epcisDocument(source: EpcisSource): Json {
  const { origin, batch, events, createdAt } = source;
  return {
    "@context": [CONTEXT, { huiqian: `${origin}/ns/trace#` }],
    id: `${origin}/api/v1/batches/${batch.code}/epcis`,
    type: "EPCISDocument",
    schemaVersion: "2.0",
    creationDate: createdAt.toISOString(),
    "huiqian:batch": {
      "huiqian:code": batch.code,
      "huiqian:supplierCode": batch.supplierCode ?? undefined,
      "huiqian:state": batch.state,
      "huiqian:productZh": batch.productNameZh,
      "huiqian:productEn": batch.productNameEn,
      "huiqian:harvestedOn": batch.harvestedOn,
      "huiqian:packedOn": batch.packedOn,
      "huiqian:bestBeforeOn": batch.bestBeforeOn ?? undefined,
    },
    epcisBody: { eventList: events.flatMap((event) => listed(source, event)) },
  };
}

function listed(source: EpcisSource, event: TracedEvent): Json[] {
  if (event.kind !== "declared-error") return [epcisEvent(source, event)];
  const { concernsSequence, errorReason } = event;
  const wrong = source.events.find(({ sequence }) => sequence === concernsSequence);
  if (!wrong || errorReason === null) return [];
  return [
    {
      ...epcisEvent(source, wrong),
      recordTime: event.recordedAt.toISOString(),
      errorDeclaration: {
        declarationTime: event.recordedAt.toISOString(),
        reason: reasons[errorReason],
        correctiveEventIDs: source.events
          .filter((other) => other.kind !== "declared-error" && other.concernsSequence === concernsSequence)
          .map(({ batchId, sequence }) => eventId(batchId, sequence)),
        "huiqian:note": event.noteZh,
      },
      "huiqian:chain": chainOf(event),
    },
  ];
}

function epcisEvent(source: EpcisSource, event: TracedEvent): Json {
  const why = usualWhy[event.kind];
  const disposition = event.disposition ?? why.disposition;
  const place = placeUri(source.origin, event.placeRef);
  return {
    ...shapeOf(source, event),
    eventID: eventId(event.batchId, event.sequence),
    eventTime: event.occurredAt.toISOString(),
    recordTime: event.recordedAt.toISOString(),
    eventTimeZoneOffset: offsetText(event.zoneOffsetMinutes),
    ...given("bizStep", event.businessStep ?? why.businessStep),
    ...given("disposition", disposition),
    ...given("readPoint", place && { id: place }),
    ...given("bizLocation", place && disposition !== "in_transit" ? { id: place } : null),
    ...given("bizTransactionList", transactionsOf(event)),
    ...given("sourceList", sourcesOf(source.origin, event)),
    ...given("sensorElementList", sensorsOf(event)),
    "huiqian:kind": event.kind,
    ...given("huiqian:placeName", event.placeZh || null),
    ...given("huiqian:note", event.noteZh || null),
    ...given("huiqian:packs", event.packs),
    ...given("huiqian:recordedBy", event.supplier?.name ?? null),
    ...given(
      "huiqian:replaces",
      event.concernsSequence === null ? null : eventId(event.batchId, event.concernsSequence),
    ),
    "huiqian:chain": chainOf(event),
  };
}

/** A member, unless there is nothing to say. */
const given = (name: string, value: unknown): Json =>
  value === null || value === "" ? {} : { [name]: value };

const chainOf = ({ sequence, hashVersion, previousHash, hash }: ChainedEvent): Json => ({
  "huiqian:sequence": sequence,
  "huiqian:hashVersion": hashVersion,
  "huiqian:previousHash": previousHash,
  "huiqian:hash": hash,
});

/** The members that make it an object, transformation or aggregation event. */
function shapeOf(source: EpcisSource, event: TracedEvent): Json {
  const own = classUri(source, event.batchId);
  const what = quantity(own, event.quantityGrams);
  if (event.kind === "transformed" && event.related.length > 0) return transformation(source, event);
  if (event.kind === "loaded" && event.deliveryId !== null)
    return {
      type: "AggregationEvent",
      action: "ADD",
      parentID: `urn:uuid:${event.deliveryId}`,
      ...(what ? { childQuantityList: [what] } : { childEPCs: [own] }),
    };
  return {
    type: "ObjectEvent",
    action: event.kind === "harvested" ? "ADD" : "OBSERVE",
    // A batch of which nothing was weighed stands as one thing, because a quantity must have an amount.
    ...(what ? { quantityList: [what] } : { epcList: [own] }),
  };
}

/** What went in and what came out; all events of one making carry the identifier of the batch that was made. */
function transformation(source: EpcisSource, event: TracedEvent): Json {
  const side = (role: "input" | "output") =>
    event.related
      .filter((related) => related.role === role)
      .map(({ batchId, grams }) => quantity(classUri(source, batchId), grams));
  const own = quantity(classUri(source, event.batchId), event.quantityGrams ?? 0);
  const wasMade = event.related.some(({ role }) => role === "input");
  const madeId = wasMade ? event.batchId : (event.related[0]?.batchId ?? event.batchId);
  return {
    type: "TransformationEvent",
    transformationID: `urn:uuid:${madeId}`,
    inputQuantityList: wasMade ? side("input") : [own],
    outputQuantityList: wasMade ? [own] : side("output"),
  };
}

function quantity(epcClass: string, grams: number | null): Json | null {
  return grams === null ? null : { epcClass, quantity: grams / 1000, uom: KILOGRAM };
}

/** A batch as a class of goods: its GS1 Digital Link where it has a GTIN, its page here, or, before release, a UUID. */
function classUri({ origin, batch, codeOf }: EpcisSource, batchId: string): string {
  if (batchId === batch.id)
    return batch.gtin
      ? `https://id.gs1.org/01/${batch.gtin}/10/${encodeURIComponent(batch.code)}`
      : `${origin}/trace/${batch.code}`;
  const code = codeOf.get(batchId);
  return code ? `${origin}/trace/${code}` : `urn:uuid:${batchId}`;
}

const placePages: Record<string, string> = { base: "bases", place: "places" };

function placeUri(origin: string, placeRef: string | null): string | null {
  const [kind = "", id = ""] = (placeRef ?? "").split(":", 2);
  const page = placePages[kind];
  return page && id ? `${origin}/${page}/${encodeURIComponent(id)}` : null;
}

const transactionTypes: Partial<Record<TracedEvent["kind"], string>> = {
  dispatched: "desadv",
  accepted: "recadv",
  refused: "recadv",
  returned: "rma",
};

function transactionsOf({ kind, deliveryId }: TracedEvent): Json[] | null {
  const type = transactionTypes[kind];
  return type && deliveryId !== null ? [{ type, bizTransaction: `urn:uuid:${deliveryId}` }] : null;
}

function sourcesOf(origin: string, { kind, supplier }: TracedEvent): Json[] | null {
  if (kind !== "dispatched" || !supplier) return null;
  return [{ type: "possessing_party", source: `${origin}/suppliers/${supplier.id}` }];
}

function sensorsOf({ temperatureCentiC, occurredAt }: TracedEvent): Json[] | null {
  if (temperatureCentiC === null) return null;
  return [
    {
      sensorReport: [
        {
          type: "Temperature",
          time: occurredAt.toISOString(),
          value: temperatureCentiC / 100,
          uom: CELSIUS,
        },
      ],
    },
  ];
}

/** Minutes ahead of UTC as the standard writes them: `+08:00`. */
export function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  const two = (number: number) => String(number).padStart(2, "0");
  return `${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
