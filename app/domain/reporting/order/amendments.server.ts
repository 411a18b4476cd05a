import { asc, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Context } from "#app/domain/core/context.ts";
import { users } from "#db/schema/accounts.server.ts";
import { orderAmendmentLines, orderAmendments } from "#db/schema/orders.server.ts";
import type { OrderFact } from "./timeline.ts";

/** The changes proposed of an order, oldest first, with their packs by order line. */
export function listAmendments({ db }: Context, orderId: string) {
  const proposer = alias(users, "proposer");
  const decider = alias(users, "decider");
  return db
    .select({
      id: orderAmendments.id,
      state: orderAmendments.state,
      proposedBy: orderAmendments.proposedBy,
      proposedAt: orderAmendments.proposedAt,
      proposerName: proposer.name,
      reason: orderAmendments.reason,
      waivedFen: orderAmendments.waivedFen,
      decidedAt: orderAmendments.decidedAt,
      deciderName: decider.name,
      decidedReason: orderAmendments.decidedReason,
      lines: sql<{ orderLineId: string; packs: number }[]>`(
        select coalesce(json_agg(json_build_object('orderLineId', line.order_line_id, 'packs', line.packs)), '[]'::json)
        from ${orderAmendmentLines} line where line.amendment_id = ${orderAmendments.id})`,
    })
    .from(orderAmendments)
    .innerJoin(proposer, eq(proposer.id, orderAmendments.proposedById))
    .leftJoin(decider, eq(decider.id, orderAmendments.decidedById))
    .where(eq(orderAmendments.orderId, orderId))
    .orderBy(asc(orderAmendments.proposedAt), asc(orderAmendments.id));
}

type Amendment = Awaited<ReturnType<typeof listAmendments>>[number];

/** Each proposal and each answer as a fact of its own. */
export function amendmentFacts(amendments: readonly Amendment[]): OrderFact[] {
  return amendments.flatMap((amendment): OrderFact[] => {
    const packs = amendment.lines.reduce((sum, line) => sum + line.packs, 0);
    const common = { kind: "amendment" as const, side: amendment.proposedBy, packs };
    const proposed: OrderFact = {
      ...common,
      at: amendment.proposedAt,
      who: amendment.proposerName,
      state: "proposed",
      reason: amendment.reason,
    };
    if (!amendment.decidedAt) return [proposed];
    return [
      proposed,
      {
        ...common,
        at: amendment.decidedAt,
        who: amendment.deciderName ?? "",
        state: amendment.state,
        reason: amendment.decidedReason,
      },
    ];
  });
}
