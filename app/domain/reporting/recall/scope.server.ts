import { eq, type SQL, sql } from "drizzle-orm";
import type { Actor } from "#app/domain/core/context.ts";
import { answeredFor } from "#app/domain/reporting/review/scope.server.ts";
import { organisations } from "#db/schema/accounts.server.ts";
import { recallNotices, recalls } from "#db/schema/recall.server.ts";

/**
 * The recalls an actor follows: the supplier its own; a county those of its bases; a district those that reached its
 * institutions; offices above them all.
 */
export function followedBy(actor: Actor): SQL | undefined {
  if (actor.organisationKind === "supplier") return eq(recalls.organisationId, actor.organisationId);
  if (actor.officeLevel === "district")
    return sql`exists (select from ${recallNotices} notice join ${organisations} buyer on buyer.id = notice.organisation_id
      where notice.recall_id = ${recalls.id} and buyer.district_code = ${actor.districtCode ?? ""})`;
  return answeredFor(actor, recalls.countyCode);
}

/** The institutions of a recall that an actor sees: a district its own, everybody else all of them. */
export function institutionsSeenBy(actor: Actor): SQL | undefined {
  return actor.officeLevel === "district"
    ? eq(organisations.districtCode, actor.districtCode ?? "")
    : undefined;
}
