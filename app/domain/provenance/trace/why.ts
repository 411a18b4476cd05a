import type { BusinessStep, Disposition, TraceEventKind } from "#db/vocabulary/provenance.ts";

/** Why something was done to goods, and what state they were in after it, in the words of the GS1 CBV 2.0. */
export type Why = { businessStep: BusinessStep | null; disposition: Disposition | null };

/**
 * What an event of each kind means unless whoever records it says otherwise. A declared error says nothing of the
 * goods, so it has neither.
 */
export const usualWhy: Record<TraceEventKind, Why> = {
  sown: { businessStep: "other", disposition: "in_progress" },
  harvested: { businessStep: "commissioning", disposition: "active" },
  processed: { businessStep: "other", disposition: "in_progress" },
  inspected: { businessStep: "inspecting", disposition: "in_progress" },
  packed: { businessStep: "packing", disposition: "container_closed" },
  transformed: { businessStep: "repackaging", disposition: "in_progress" },
  stored: { businessStep: "storing", disposition: "active" },
  "handed-over": { businessStep: "consigning", disposition: "in_progress" },
  loaded: { businessStep: "loading", disposition: "in_transit" },
  dispatched: { businessStep: "shipping", disposition: "in_transit" },
  arrived: { businessStep: "receiving", disposition: "in_progress" },
  accepted: { businessStep: "accepting", disposition: "in_progress" },
  refused: { businessStep: "accepting", disposition: "non_conformant" },
  returned: { businessStep: "shipping", disposition: "returned" },
  recalled: { businessStep: "holding", disposition: "recalled" },
  "declared-error": { businessStep: null, disposition: null },
};
