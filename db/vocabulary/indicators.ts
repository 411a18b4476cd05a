/** Words stored in rows about the plan's other indicators. */

/** How a value is written down: whole things counted, or money in fen. */
export const indicatorMeasures = ["count", "money"] as const;
export type IndicatorMeasure = (typeof indicatorMeasures)[number];

/** What the prefecture says of a reported value. */
export const indicatorVerdicts = ["confirmed", "sent-back"] as const;
export type IndicatorVerdict = (typeof indicatorVerdicts)[number];

/** How a report stands: given by its verdict, or, without one, by whether its place has sent a newer one. */
export const indicatorReportStates = ["waiting", "confirmed", "sent-back", "superseded"] as const;
export type IndicatorReportState = (typeof indicatorReportStates)[number];
