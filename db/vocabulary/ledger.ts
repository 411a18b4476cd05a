/** Words stored in rows about the number. */

/** Evidence grades in rising order. */
export const evidenceGrades = ["ordered", "shipped", "accepted", "invoiced", "paid"] as const;
export type EvidenceGrade = (typeof evidenceGrades)[number];

export const entryKinds = ["sale", "reversal"] as const;
export type EntryKind = (typeof entryKinds)[number];

/** Whether a public body bought with its budget (采购) or the goods were sold on a market (销售); the plan counts both. */
export const tradeKinds = ["procurement", "market-sale"] as const;
export type TradeKind = (typeof tradeKinds)[number];

/** What a year's total is divided by, and the year undivided. */
export const totalDimensions = [
  "whole",
  "month",
  "county",
  "industry",
  "channel",
  "force",
  "district",
  "region",
  "fund",
] as const;
export type TotalDimension = (typeof totalDimensions)[number];

export const channelKinds = [
  "own-platform",
  "trading-network",
  "government-hall",
  "livestream",
  "exhibition",
  "offline",
] as const;
export type ChannelKind = (typeof channelKinds)[number];

/** What a year's target is divided by. */
export const targetDimensions = ["county", "industry", "channel", "district", "month"] as const;
export type TargetDimension = (typeof targetDimensions)[number];

/** What a version of a target changed: the whole, or one division of it. */
export const targetChanges = ["whole", ...targetDimensions] as const;
export type TargetChange = (typeof targetChanges)[number];

/** How parts of a target were found: evenly, as the year before went, or as somebody said. */
export const targetBases = ["even", "season", "given"] as const;
export type TargetBasis = (typeof targetBases)[number];

/** What became of a wish to open a closed period again. */
export const reopeningStates = ["asked", "agreed", "declined"] as const;
export type ReopeningState = (typeof reopeningStates)[number];
