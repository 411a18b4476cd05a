/** Words stored in rows about batches and their history. */

export const batchStates = ["draft", "released", "on-hold", "recalled", "depleted", "expired"] as const;
export type BatchState = (typeof batchStates)[number];

/** How a batch came to be: from a harvest, or from other batches of the same supplier. */
export const batchOrigins = ["harvested", "split", "mixed", "repacked", "processed"] as const;
export type BatchOrigin = (typeof batchOrigins)[number];

export const traceEventKinds = [
  "sown",
  "harvested",
  "processed",
  "inspected",
  "packed",
  "transformed",
  "stored",
  "handed-over",
  "loaded",
  "dispatched",
  "arrived",
  "accepted",
  "refused",
  "returned",
  "recalled",
  "declared-error",
] as const;
export type TraceEventKind = (typeof traceEventKinds)[number];

/** Why an event is declared erroneous, in the words of the GS1 Core Business Vocabulary. */
export const traceErrorReasons = ["did-not-occur", "incorrect-data"] as const;
export type TraceErrorReason = (typeof traceErrorReasons)[number];

/** The business steps and dispositions of the GS1 Core Business Vocabulary 2.0 that events of ours carry. */
export const businessSteps = [
  "accepting",
  "arriving",
  "commissioning",
  "consigning",
  "holding",
  "inspecting",
  "loading",
  "other",
  "packing",
  "receiving",
  "repackaging",
  "shipping",
  "storing",
  "transporting",
  "unloading",
] as const;
export type BusinessStep = (typeof businessSteps)[number];

export const dispositions = [
  "active",
  "conformant",
  "container_closed",
  "expired",
  "in_progress",
  "in_transit",
  "non_conformant",
  "recalled",
  "returned",
] as const;
export type Disposition = (typeof dispositions)[number];

/** `undecided`: the readings do not say; it opens nothing that a pass opens. */
export const inspectionVerdicts = ["passed", "failed", "undecided"] as const;
export type InspectionVerdict = (typeof inspectionVerdicts)[number];
