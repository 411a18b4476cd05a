import { type AnyColumn, and, count, eq, type SQL, sql } from "drizzle-orm";
import type { Context } from "#app/domain/core/context.ts";
import { type Permission, rolesOfPermission } from "#app/domain/core/policy.ts";
import { memberships } from "#db/schema/accounts.server.ts";
import { acceptances, deliveries } from "#db/schema/deliveries.server.ts";
import { isToPay, purchaseOrders } from "#db/schema/orders.server.ts";
import { isToAccept } from "./to-accept.server.ts";

/** Work of an institution that none of its members may do: somebody was removed, lost a role, or is barred from it. */
export type WorkWithoutPerson =
  | "deliveries_without_receiver"
  | "acceptances_without_signer"
  | "orders_without_payer";

/** Whether no active member of the institution may do this, of those that `unless` does not bar by what they did before. */
function nobodyMay(organisationId: string, permission: Permission, unless: SQL): SQL {
  const roles = sql.param([...rolesOfPermission[permission]], memberships.roles);
  return sql`not exists (
    select 1 from ${memberships}
    where ${memberships.organisationId} = ${organisationId} and ${memberships.state} = 'active'
      and ${memberships.roles} && ${roles} and not ${unless})`;
}

/** Whether the member is one of these people. */
const isOneOf = (...people: AnyColumn[]) =>
  sql`coalesce(${memberships.userId} in (${sql.join(people, sql`, `)}), false)`;

const { requesterId, approverId } = purchaseOrders;
const signedForIt = sql`exists (
  select 1 from ${acceptances}
  where ${acceptances.orderId} = ${purchaseOrders.id} and ${acceptances.state} <> 'withdrawn'
    and ${isOneOf(acceptances.receiverId, acceptances.countersignerId)})`;

/** How much of each kind waits for a person, for the manager who can give somebody the role. */
export async function countWithoutPerson(ctx: Context): Promise<Record<WorkWithoutPerson, number>> {
  const { db, actor } = ctx;
  const own = actor.organisationId;
  const toAccept = db
    .select({ rows: count() })
    .from(deliveries)
    .innerJoin(purchaseOrders, eq(purchaseOrders.id, deliveries.orderId))
    .where(
      and(
        eq(deliveries.organisationId, own),
        isToAccept,
        nobodyMay(own, "acceptance.record", isOneOf(requesterId, approverId)),
      ),
    );
  const toCountersign = db
    .select({ rows: count() })
    .from(acceptances)
    .innerJoin(purchaseOrders, eq(purchaseOrders.id, acceptances.orderId))
    .where(
      and(
        eq(acceptances.organisationId, own),
        eq(acceptances.state, "awaiting-countersign"),
        nobodyMay(own, "acceptance.countersign", isOneOf(acceptances.receiverId, approverId)),
      ),
    );
  const toPay = db
    .select({ rows: count() })
    .from(purchaseOrders)
    .where(
      and(
        eq(purchaseOrders.organisationId, own),
        isToPay(purchaseOrders.paymentState),
        nobodyMay(own, "payment.claim", sql`(${isOneOf(requesterId, approverId)} or ${signedForIt})`),
      ),
    );
  const [[accept], [countersign], [pay]] = await Promise.all([toAccept, toCountersign, toPay]);
  return {
    deliveries_without_receiver: accept?.rows ?? 0,
    acceptances_without_signer: countersign?.rows ?? 0,
    orders_without_payer: pay?.rows ?? 0,
  };
}
