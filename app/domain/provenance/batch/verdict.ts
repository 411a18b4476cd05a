import type { Day } from "#app/kernel/calendar.ts";
import type { BatchState } from "#db/vocabulary/provenance.ts";
import { isPastBestBefore } from "./dispatchable.ts";

/** What somebody with the goods in hand should know of them. `draft` is for the supplier's eyes only. */
export type BatchVerdict = "good" | "held" | "recalled" | "expired" | "draft";

/** Whether goods of a batch may be used on a day. That all of it has left says nothing against what is in hand. */
export function verdictOf(batch: { state: BatchState; bestBeforeOn: Day | null }, today: Day): BatchVerdict {
  switch (batch.state) {
    case "recalled":
      return "recalled";
    case "expired":
      return "expired";
    case "draft":
      return "draft";
    case "on-hold":
      return isPastBestBefore(batch, today) ? "expired" : "held";
    case "released":
    case "depleted":
      return isPastBestBefore(batch, today) ? "expired" : "good";
  }
}
