import { and, eq, sql } from "drizzle-orm";
import type { Context } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import type { RuleStep } from "#app/domain/procurement/approval/rule.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { budgetUnits, deliveryAddresses, organisations } from "#db/schema/accounts.server.ts";
import { approvalRules, type DeliveryPlace } from "#db/schema/procurement.server.ts";

/** What surrounds the lines: who buys, where the goods go, and the institution's approval table. */
export type Frame = { shortCode: string; place: DeliveryPlace; rules: RuleStep[] };

/**
 * Loads a budget unit, a delivery address and the approval rules of the actor's institution, in one query; for a new
 * requisition only those in use, for one that waits also those given up since.
 * @throws DomainError `budget_unit.not_found`, `address.not_found`.
 */
export async function loadFrame(
  ctx: Pick<Context, "db" | "actor">,
  { budgetUnitId, deliveryAddressId }: { budgetUnitId: string; deliveryAddressId: string },
  which: "in-use" | "any" = "in-use",
): Promise<Frame> {
  const missing = (field: "budgetUnitId" | "deliveryAddressId") => {
    const code = field === "budgetUnitId" ? "budget_unit.not_found" : "address.not_found";
    return new DomainError(code, {}, [{ path: [field], code }]);
  };
  if (!isId(budgetUnitId)) throw missing("budgetUnitId");
  if (!isId(deliveryAddressId)) throw missing("deliveryAddressId");
  const rows = await ctx.db
    .select({
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
    })
    .from(organisations)
    .leftJoin(
      budgetUnits,
      and(
        eq(budgetUnits.organisationId, organisations.id),
        eq(budgetUnits.id, budgetUnitId),
        which === "in-use" ? eq(budgetUnits.isActive, true) : undefined,
      ),
    )
    .leftJoin(
      deliveryAddresses,
      and(
        eq(deliveryAddresses.organisationId, organisations.id),
        eq(deliveryAddresses.id, deliveryAddressId),
        which === "in-use" ? eq(deliveryAddresses.isActive, true) : undefined,
      ),
    )
    .where(eq(organisations.id, ctx.actor.organisationId));
  const { shortCode, unitId, address, rules } = oneRow(rows, "organisation.not_found");
  if (unitId === null) throw missing("budgetUnitId");
  if (address === null) throw missing("deliveryAddressId");
  return { shortCode, place: address, rules };
}
