import { and, eq, sql } from "drizzle-orm";
import type { Context } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { prepared } from "#app/domain/core/prepared.server.ts";
import type { RuleStep } from "#app/domain/procurement/approval/rule.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { budgetUnits, deliveryAddresses, organisations } from "#db/schema/accounts.server.ts";
import type { DeliveryPlace } from "#db/schema/orders.server.ts";
import { approvalRules, requisitions } from "#db/schema/requisitions.server.ts";

/** What surrounds the lines: who buys, where the goods go, and the institution's approval table. */
export type Frame = { shortCode: string; place: DeliveryPlace; rules: RuleStep[] };

type FrameRow = Omit<Frame, "place"> & { unitId: string | null; address: DeliveryPlace | null };

const shown = {
  shortCode: organisations.shortCode,
  unitId: budgetUnits.id,
  address: {
    label: deliveryAddresses.label,
    districtCode: deliveryAddresses.districtCode,
    line: deliveryAddresses.line,
    contactName: deliveryAddresses.contactName,
    contactPhone: deliveryAddresses.contactPhone,
  },
  rules: sql<RuleStep[]>`(
    select coalesce(json_agg(json_build_object(
      'id', ${approvalRules.id}, 'fundSource', ${approvalRules.fundSource},
      'upToFen', ${approvalRules.upToFen}, 'approverId', ${approvalRules.approverId})), '[]'::json)
    from ${approvalRules}
    where ${approvalRules.organisationId} = ${organisations.id} and ${approvalRules.isActive})`,
};

const readFrame = prepared(
  ["organisationId", "budgetUnitId", "deliveryAddressId"],
  (db, { organisationId, budgetUnitId, deliveryAddressId }) =>
    db
      .select(shown)
      .from(organisations)
      .leftJoin(
        budgetUnits,
        and(
          eq(budgetUnits.organisationId, organisations.id),
          eq(budgetUnits.id, budgetUnitId),
          eq(budgetUnits.isActive, true),
        ),
      )
      .leftJoin(
        deliveryAddresses,
        and(
          eq(deliveryAddresses.organisationId, organisations.id),
          eq(deliveryAddresses.id, deliveryAddressId),
          eq(deliveryAddresses.isActive, true),
        ),
      )
      .where(eq(organisations.id, organisationId)),
);

const readFrameOf = prepared(["organisationId", "requisitionId"], (db, { organisationId, requisitionId }) =>
  db
    .select(shown)
    .from(requisitions)
    .innerJoin(organisations, eq(organisations.id, requisitions.organisationId))
    .leftJoin(
      budgetUnits,
      and(eq(budgetUnits.organisationId, organisations.id), eq(budgetUnits.id, requisitions.budgetUnitId)),
    )
    .leftJoin(
      deliveryAddresses,
      and(
        eq(deliveryAddresses.organisationId, organisations.id),
        eq(deliveryAddresses.id, requisitions.deliveryAddressId),
      ),
    )
    .where(and(eq(requisitions.id, requisitionId), eq(organisations.id, organisationId))),
);

/**
 * Loads a budget unit and a delivery address in use, and the approval rules of the actor's institution, in one query.
 * @throws DomainError `budget_unit.not_found`, `address.not_found`.
 */
export async function loadFrame(
  ctx: Pick<Context, "db" | "actor">,
  { budgetUnitId, deliveryAddressId }: { budgetUnitId: string; deliveryAddressId: string },
): Promise<Frame> {
  if (!isId(budgetUnitId)) throw missing("budgetUnitId");
  if (!isId(deliveryAddressId)) throw missing("deliveryAddressId");
  const { organisationId } = ctx.actor;
  const rows = await readFrame(ctx, { organisationId, budgetUnitId, deliveryAddressId });
  return frameOf(oneRow(rows, "organisation.not_found"));
}

/**
 * As {@link loadFrame}, for a requisition that waits: also with a budget unit or an address given up since.
 * @throws DomainError `requisition.not_found`, also for another institution's requisition; as {@link loadFrame}.
 */
export async function loadFrameOf(ctx: Pick<Context, "db" | "actor">, requisitionId: string): Promise<Frame> {
  const { organisationId } = ctx.actor;
  return frameOf(oneRow(await readFrameOf(ctx, { organisationId, requisitionId }), "requisition.not_found"));
}

function frameOf({ shortCode, unitId, address, rules }: FrameRow): Frame {
  if (unitId === null) throw missing("budgetUnitId");
  if (address === null) throw missing("deliveryAddressId");
  return { shortCode, place: address, rules };
}

function missing(field: "budgetUnitId" | "deliveryAddressId"): DomainError {
  const code = field === "budgetUnitId" ? "budget_unit.not_found" : "address.not_found";
  return new DomainError(code, {}, [{ path: [field], code }]);
}
