import { remindOfExpiries } from "#app/domain/certification/reminder/remind.server.ts";
import type { SystemContext } from "#app/domain/core/context.ts";
import { postImport } from "#app/domain/channels/import/post.server.ts";
import { readImport } from "#app/domain/channels/import/read.server.ts";
import { publishRoots } from "#app/domain/ledger/chain/publish-roots.server.ts";
import { gatherChanges } from "#app/domain/ledger/total/gather.server.ts";
import { watchShipment, watchShipmentsUnderWay } from "#app/domain/logistics/excursion/watch.server.ts";
import { expireOverdueBatches } from "#app/domain/provenance/batch/expire.server.ts";
import { remindRecall } from "#app/domain/recall/notice/remind.server.ts";
import { expireDueRequisitions } from "#app/flows/expire-requisition.server.ts";
import type { JobName, JobPayloads } from "#app/domain/core/jobs.ts";

/** What is done when a job is due. Delivered at least once: doing it a second time must change nothing. */
export type Task<Name extends JobName> = (
  context: SystemContext,
  payload: JobPayloads[Name],
) => Promise<void>;

/** Jobs that are due by the clock, each with its crontab times in UTC; a round that was missed is not made up for. */
export const rounds: readonly { task: JobName; match: string }[] = [
  { task: "requisitions.expire", match: "* * * * *" },
  { task: "ledger.gather", match: "* * * * *" },
  { task: "ledger.publish-roots", match: "5 * * * *" },
  { task: "batches.expire", match: "*/10 * * * *" },
  { task: "certificates.remind", match: "10 * * * *" },
  { task: "shipments.watch", match: "*/10 * * * *" },
];

/** What is done for every job there is; a job without a handler does not compile. */
export const tasks: { readonly [Name in JobName]: Task<Name> } = {
  "requisitions.expire": async (context) => {
    await expireDueRequisitions(context);
  },
  "batches.expire": async (context) => {
    await expireOverdueBatches(context);
  },
  "certificates.remind": async (context) => {
    await remindOfExpiries(context);
  },
  "recall.remind": async (context, payload) => {
    await remindRecall(context, payload);
  },
  "shipment.watch": async (context, payload) => {
    await watchShipment(context, payload);
  },
  "shipments.watch": async (context) => {
    await watchShipmentsUnderWay(context);
  },
  "import.read": async (context, payload) => {
    await readImport(context, payload);
  },
  "import.post": async (context, payload) => {
    await postImport(context, payload);
  },
  "ledger.gather": async (context) => {
    await gatherChanges(context);
  },
  "ledger.publish-roots": async (context) => {
    await publishRoots(context);
  },
};
