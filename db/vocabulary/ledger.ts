/** Words stored in rows about the number. */

/** Evidence grades in rising order. */
export const evidenceGrades = ["ordered", "shipped", "accepted", "invoiced", "paid"] as const;
export type EvidenceGrade = (typeof evidenceGrades)[number];

export const entryKinds = ["sale", "reversal"] as const;
export type EntryKind = (typeof entryKinds)[number];

export const channelKinds = [
  "own-platform",
  "trading-network",
  "government-hall",
  "livestream",
  "exhibition",
  "offline",
] as const;
export type ChannelKind = (typeof channelKinds)[number];
