/** Words stored in rows about recalls. */

export const recallStates = ["open", "closed"] as const;
export type RecallState = (typeof recallStates)[number];

/** What is wrong with the goods. */
export const recallHazards = [
  "microbial",
  "residue",
  "contaminant",
  "foreign-matter",
  "spoilage",
  "temperature",
  "allergen",
  "labelling",
  "other",
] as const;
export type RecallHazard = (typeof recallHazards)[number];

/** A notice is sent with the recall and answered once by the institution it was sent to. */
export const noticeStates = ["sent", "answered"] as const;
export type NoticeState = (typeof noticeStates)[number];
