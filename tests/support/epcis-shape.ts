/**
 * The rules of the published EPCIS 2.0 JSON schema that matter for what we write, as a schema of our own: members that
 * are required, closed lists, patterns, and that a member the standard does not name must be one of a namespace.
 */
import { z } from "zod";

const uri = z.string().regex(/^[A-Za-z][A-Za-z0-9+.-]*:[^\s]+$/, "uri");
const time = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/, "date-time")
  .refine((text) => !Number.isNaN(Date.parse(text)), "date-time");
const offset = z.string().regex(/^([+]|[-])((0[0-9]|1[0-3]):([0-5][0-9])|14:00)$/, "offset");
const uom = z.string().regex(/^[A-Z0-9]{2,3}$/, "uom");

/** A word of the standard's list, or a full URI of somebody else's that is none of the standard's own namespaces. */
const word = (...words: string[]) =>
  z.union([
    z.enum(words as [string, ...string[]]),
    z.string().regex(/^(?!cbv:|epcis:|urn:epcglobal:cbv|https:\/\/ns\.gs1\.org\/)[a-z][a-z0-9+.-]*:\S+$/i),
  ]);

const bizStep = word(
  ..."accepting arriving assembling collecting commissioning consigning creating_class_instance cycle_counting decommissioning departing destroying disassembling dispensing encoding entering_exiting holding inspecting installing killing loading other packing picking receiving removing repackaging repairing replacing reserving retail_selling sampling sensor_reporting shipping staging_outbound stock_taking stocking storing transporting unloading unpacking void_shipping".split(
    " ",
  ),
);
const disposition = word(
  ..."active available completeness_inferred completeness_verified conformant container_closed container_open damaged destroyed dispensed disposed encoded expired in_progress in_transit inactive mismatch_class mismatch_instance mismatch_quantity needs_replacement no_pedigree_match non_conformant non_sellable_other partially_dispensed recalled reserved retail_sold returned sellable_accessible sellable_not_accessible stolen unavailable unknown".split(
    " ",
  ),
);

const quantityElement = z
  .object({ epcClass: uri, quantity: z.number(), uom: uom.optional() })
  .catchall(z.unknown());
const location = z.object({ id: uri }).catchall(z.unknown());

const common = {
  eventID: uri.optional(),
  eventTime: time,
  recordTime: time.optional(),
  eventTimeZoneOffset: offset,
  errorDeclaration: z
    .object({
      declarationTime: time,
      reason: word("did_not_occur", "incorrect_data").optional(),
      correctiveEventIDs: z.array(uri).optional(),
    })
    .catchall(z.unknown())
    .optional(),
  bizStep: bizStep.optional(),
  disposition: disposition.optional(),
  readPoint: location.optional(),
  bizLocation: location.optional(),
  bizTransactionList: z
    .array(
      z
        .object({
          type: word(
            ..."bol cert desadv inv pedigree po poc prodorder recadv rma testprd testres".split(" "),
          ).optional(),
          bizTransaction: uri,
        })
        .strict(),
    )
    .optional(),
  sourceList: z
    .array(z.object({ type: word("owning_party", "possessing_party", "location"), source: uri }).strict())
    .optional(),
  destinationList: z
    .array(
      z.object({ type: word("owning_party", "possessing_party", "location"), destination: uri }).strict(),
    )
    .optional(),
  sensorElementList: z
    .array(
      z.object({
        sensorMetadata: z.object({ time: time.optional(), deviceID: uri.optional() }).optional(),
        sensorReport: z
          .array(
            z.object({
              type: word("Temperature", "RelativeHumidity", "AbsoluteHumidity", "Mass", "Illuminance"),
              time: time.optional(),
              value: z.number().optional(),
              minValue: z.number().optional(),
              maxValue: z.number().optional(),
              meanValue: z.number().optional(),
              uom: z.string().optional(),
            }),
          )
          .min(1),
      }),
    )
    .optional(),
};

/** Members the standard does not name must be of a namespace. */
const namespaced = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.looseObject(shape).superRefine((value, refusal) => {
    for (const name of Object.keys(value)) {
      if (!(name in shape) && !name.includes(":"))
        refusal.addIssue({ code: "custom", path: [name], message: "not a member" });
    }
  });

const action = z.enum(["ADD", "OBSERVE", "DELETE"]);
const some = (list: unknown) => Array.isArray(list) && list.length > 0;

const objectEvent = namespaced({
  type: z.literal("ObjectEvent"),
  action,
  epcList: z.array(uri).optional(),
  quantityList: z.array(quantityElement).min(1).optional(),
  ilmd: z.looseObject({}).optional(),
  ...common,
})
  .refine((event) => event.epcList !== undefined || some(event.quantityList), "what is missing")
  .refine((event) => event.ilmd === undefined || event.action === "ADD", "ilmd only with ADD");

const aggregationEvent = namespaced({
  type: z.literal("AggregationEvent"),
  action,
  parentID: uri.optional(),
  childEPCs: z.array(uri).optional(),
  childQuantityList: z.array(quantityElement).optional(),
  ...common,
})
  .refine((event) => event.action === "OBSERVE" || event.parentID !== undefined, "parentID")
  .refine(
    (event) => event.action === "DELETE" || some(event.childEPCs) || some(event.childQuantityList),
    "children are missing",
  );

const transformationEvent = namespaced({
  type: z.literal("TransformationEvent"),
  inputEPCList: z.array(uri).optional(),
  inputQuantityList: z.array(quantityElement).optional(),
  outputEPCList: z.array(uri).optional(),
  outputQuantityList: z.array(quantityElement).optional(),
  transformationID: uri.optional(),
  ilmd: z.looseObject({}).optional(),
  ...common,
}).refine((event) => {
  const input = some(event.inputEPCList) || some(event.inputQuantityList);
  const output = some(event.outputEPCList) || some(event.outputQuantityList);
  return event.transformationID === undefined ? input && output : input || output;
}, "inputs and outputs");

export const epcisDocumentShape = namespaced({
  "@context": z.union([uri, z.array(z.union([uri, z.record(z.string(), z.unknown())])).min(1)]),
  id: uri.optional(),
  type: z.literal("EPCISDocument"),
  schemaVersion: z.literal("2.0"),
  creationDate: time,
  epcisHeader: z.looseObject({}).optional(),
  epcisBody: z.strictObject({
    eventList: z.array(z.union([objectEvent, aggregationEvent, transformationEvent])),
  }),
});
