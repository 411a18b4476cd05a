/** Every job there is, by the name of what happened or is due, with what it carries. */
export type JobPayloads = {
  /** Gives back the stock a requisition still holds when its seven days are over. */
  "requisition.expire": { requisitionId: string };
  /** Marks the notices of a recall that were not answered in time. */
  "recall.remind": { recallId: string };
  /** Moves what evidence has added into the kept totals; due every minute. */
  "ledger.gather": object;
};

export type JobName = keyof JobPayloads;
