import { z } from "zod";
import { businessDay, identifier, optionalText, requiredText } from "#app/kernel/input.ts";
import { wholeNumber } from "#app/kernel/number-input.ts";

/** What the form says besides the document itself. */
export const reportIndicatorFormInput = z.object({
  indicatorCode: identifier,
  year: wholeNumber(2000, 2099),
  /** As typed: a whole number, or yuan. */
  value: requiredText(30),
  asOf: businessDay,
  /** The paper it rests on. */
  source: requiredText(300),
  note: optionalText(500),
});
export const reportIndicatorInput = reportIndicatorFormInput.extend({ fileId: optionalText(64) });
export type ReportIndicator = z.input<typeof reportIndicatorInput>;

export const confirmReportInput = z.object({ reportId: identifier });
export type ConfirmReport = z.input<typeof confirmReportInput>;

export const sendBackReportInput = z.object({ reportId: identifier, reason: requiredText(500) });
export type SendBackReport = z.input<typeof sendBackReportInput>;
