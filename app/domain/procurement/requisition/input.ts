import { z } from "zod";
import {
  businessDay,
  givenNumber,
  identifier,
  optionalText,
  requiredText,
  wholePacks,
} from "#app/kernel/input.ts";
import { wholeNumber } from "#app/kernel/number-input.ts";
import { isId } from "#app/kernel/id.ts";
import { MAX_FEN } from "#app/kernel/money.ts";
import { fundSources, orderTerms } from "#db/vocabulary/procurement.ts";

/** The most lines one requisition may carry. */
export const MAX_REQUISITION_LINES = 200;

const fenShown = z
  .union([
    givenNumber,
    z
      .string()
      .trim()
      .regex(/^\d{1,14}$/, "not_whole")
      .transform(Number),
  ])
  .pipe(z.number("not_whole").int("not_whole").min(1, "too_small:1").max(MAX_FEN, "too_large"));

const lineInput = z.object({ variantId: identifier, packs: wholePacks });
const shownLineInput = lineInput.extend({
  /** The price per pack in fen that the buyer saw; a different one now is told, not taken. */
  shownPriceFen: fenShown,
});

const frameInput = z.object({
  /** Made by the form: the same form sent twice makes one requisition. */
  requestKey: identifier.refine(isId, "required"),
  budgetUnitId: identifier,
  deliveryAddressId: identifier,
  fundSource: z.enum(fundSources),
  terms: z.enum(orderTerms),
  wantedOn: businessDay,
  ownReference: optionalText(60),
  note: optionalText(500),
  /** The revision of the draft on which this was typed; absent for a new table. */
  openedRevision: wholeNumber(1, 1_000_000_000).optional(),
});

export const saveDraftInput = frameInput.extend({ lines: z.array(lineInput).max(MAX_REQUISITION_LINES) });
export type SaveDraft = z.input<typeof saveDraftInput>;

export const submitRequisitionInput = frameInput.extend({
  lines: z.array(shownLineInput).max(MAX_REQUISITION_LINES),
});
export type SubmitRequisition = z.input<typeof submitRequisitionInput>;

export const requisitionInput = z.object({ requisitionId: identifier });
export type RequisitionById = z.input<typeof requisitionInput>;

const contentHashInput = z
  .string("required")
  .trim()
  .regex(/^[0-9a-f]{64}$/, "required");

export const approveRequisitionInput = z.object({
  requisitionId: identifier,
  /** Of the content the approver saw. */
  contentHash: contentHashInput,
  /** Lines that are not bought, by position. */
  rejections: z
    .array(
      z.object({
        position: wholeNumber(1, MAX_REQUISITION_LINES),
        reason: requiredText(300),
      }),
    )
    .max(MAX_REQUISITION_LINES)
    .optional()
    .default([]),
});
export type ApproveRequisition = z.input<typeof approveRequisitionInput>;

export const rejectRequisitionInput = z.object({
  requisitionId: identifier,
  contentHash: contentHashInput,
  reason: requiredText(300),
});
export type RejectRequisition = z.input<typeof rejectRequisitionInput>;
