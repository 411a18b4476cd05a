import { and, asc, eq, inArray, or } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext, Context } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { users } from "#db/schema/accounts.server.ts";
import { acceptanceColdChains } from "#db/schema/logistics.server.ts";
import {
  acceptanceLines,
  acceptancePhotographs,
  acceptances,
  deliveries,
} from "#db/schema/deliveries.server.ts";

/** The acceptances ever written for a delivery, oldest first, with their findings and photographs. */
export async function readAcceptances({ db }: Pick<Context, "db">, deliveryId: string) {
  const receiver = alias(users, "receiver");
  const countersigner = alias(users, "countersigner");
  const withdrawer = alias(users, "withdrawer");
  const heads = await db
    .select({
      id: acceptances.id,
      state: acceptances.state,
      receivedOn: acceptances.receivedOn,
      note: acceptances.note,
      acceptedFen: acceptances.acceptedFen,
      receiverId: acceptances.receiverId,
      receiverName: receiver.name,
      receiverSignedAt: acceptances.receiverSignedAt,
      countersignerName: countersigner.name,
      countersignedAt: acceptances.countersignedAt,
      withdrawnByName: withdrawer.name,
      withdrawnAt: acceptances.withdrawnAt,
      withdrawnReason: acceptances.withdrawnReason,
      coldChain: acceptanceColdChains.summary,
    })
    .from(acceptances)
    .innerJoin(receiver, eq(receiver.id, acceptances.receiverId))
    .leftJoin(countersigner, eq(countersigner.id, acceptances.countersignerId))
    .leftJoin(withdrawer, eq(withdrawer.id, acceptances.withdrawnById))
    .leftJoin(acceptanceColdChains, eq(acceptanceColdChains.acceptanceId, acceptances.id))
    .where(eq(acceptances.deliveryId, deliveryId))
    .orderBy(asc(acceptances.receiverSignedAt), asc(acceptances.id));
  if (heads.length === 0) return [];
  const ids = heads.map((head) => head.id);
  const [findings, photographs] = await Promise.all([
    db.select().from(acceptanceLines).where(inArray(acceptanceLines.acceptanceId, ids)),
    db.select().from(acceptancePhotographs).where(inArray(acceptancePhotographs.acceptanceId, ids)),
  ]);
  return heads.map((head) => ({
    ...head,
    findings: findings
      .filter((finding) => finding.acceptanceId === head.id)
      .map(({ acceptanceId: _, ...finding }) => ({
        ...finding,
        photographIds: photographs
          .filter((row) => row.acceptanceId === head.id && row.deliveryLineId === finding.deliveryLineId)
          .map((row) => row.fileId),
      })),
  }));
}

export type AcceptanceView = Awaited<ReturnType<typeof readAcceptances>>[number];

/** The delivery an acceptance was written for. @throws DomainError `acceptance.not_found`, also where it is another's. */
export async function getDeliveryOfAcceptance(ctx: AnyContext, acceptanceId: string): Promise<string> {
  requireCan(ctx, "order.read");
  if (!isId(acceptanceId)) throw new DomainError("acceptance.not_found");
  const rows = await ctx.db
    .select({ deliveryId: acceptances.deliveryId })
    .from(acceptances)
    .innerJoin(deliveries, eq(deliveries.id, acceptances.deliveryId))
    .where(
      and(
        eq(acceptances.id, acceptanceId),
        or(
          eq(deliveries.organisationId, ctx.actor.organisationId),
          eq(deliveries.supplierId, ctx.actor.organisationId),
        ),
      ),
    );
  return oneRow(rows, "acceptance.not_found").deliveryId;
}
