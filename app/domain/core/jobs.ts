/** Every job there is, by the name of what happened or is due, with what it carries. */
export type JobPayloads = {
  /** Gives back the stock that requisitions still hold whose seven days are over; due every minute. */
  "requisitions.expire": object;
  /** Ends the batches whose last day of sale is over; due every ten minutes, the first of them at midnight in Shanghai. */
  "batches.expire": object;
  /** Writes down which certificates' ends were reminded of; due every hour, each reminder once. */
  "certificates.remind": object;
  /** Marks the notices of a recall that were not answered in time. */
  "recall.remind": { recallId: string };
  /** Judges the temperature of a shipment anew, because something was measured or it was handed over. */
  "shipment.watch": { shipmentId: string };
  /** Judges the chilled and frozen shipments under way, whose devices may have fallen silent; due every ten minutes. */
  "shipments.watch": object;
  /** Reads the file of an import into rows. */
  "import.read": { importId: string };
  /** Posts the rows of a confirmed import that may count. */
  "import.post": { importId: string };
  /** Moves what evidence has added into the kept totals; due every minute. */
  "ledger.gather": object;
  /** Publishes the roots of the days that are over; due five minutes past every full hour, so none is left out for long. */
  "ledger.publish-roots": object;
};

export type JobName = keyof JobPayloads;
