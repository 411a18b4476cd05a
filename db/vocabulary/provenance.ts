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
  "returned",
  "recalled",
] as const;
export type TraceEventKind = (typeof traceEventKinds)[number];

export const inspectionVerdicts = ["passed", "failed"] as const;
export type InspectionVerdict = (typeof inspectionVerdicts)[number];
