/** Institutions ready to buy, and the forms they send. */
import { saveDraft } from "#app/domain/procurement/requisition/save-draft.server.ts";
import type { SubmitRequisition } from "#app/domain/procurement/requisition/input.ts";
import { submitRequisition } from "#app/flows/submit-requisition.server.ts";
import { newId } from "#app/kernel/id.ts";
import type { Connection } from "#db/client.server.ts";
import { approvalRules } from "#db/schema/requisitions.server.ts";
import {
  buildBuyingPlaces,
  buildInstitution,
  buildMember,
  buildProduct,
  buildSupplier,
  buildVariant,
  contextFor,
} from "./builders.ts";

/** A school with a requester, an approver, a budget unit, an address and one rule for everything up to ¥100,000. */
export async function buildBuyer(connection: Connection, upToFen = 10_000_000) {
  const institution = await buildInstitution(connection);
  const requester = await buildMember(connection, institution, ["institution-requester"]);
  const approver = await buildMember(connection, institution, ["institution-approver"]);
  const manager = await buildMember(connection, institution, ["institution-manager"]);
  const { unit, address } = await buildBuyingPlaces(connection, institution);
  const ruleId = newId();
  await connection.db.insert(approvalRules).values({ id: ruleId, organisationId: institution.id, upToFen });
  return { institution, requester, approver, manager, unit, address, ruleId };
}

export type Buyer = Awaited<ReturnType<typeof buildBuyer>>;

/** A supplier with one published product in one pack: MOQ 10, steps of 5, ¥120 per pack, 500 on hand. */
export async function buildGoods(
  connection: Connection,
  changes: Parameters<typeof buildVariant>[2] = {},
  productChanges: Parameters<typeof buildProduct>[2] = {},
) {
  const supplier = await buildSupplier(connection);
  const product = await buildProduct(connection, supplier, productChanges);
  const variant = await buildVariant(connection, product, changes);
  return { supplier, product, variant };
}

type Line = { variantId: string; packs: number; shownPriceFen?: number };

/** The form of a work table, with a fresh request key. */
export function formOf(buyer: Buyer, lines: Line[], changes: Partial<SubmitRequisition> = {}) {
  return {
    requestKey: newId(),
    budgetUnitId: buyer.unit.id,
    deliveryAddressId: buyer.address.id,
    fundSource: "canteen",
    terms: "goods-first",
    wantedOn: "2026-06-30",
    ownReference: "食堂-1",
    note: "",
    lines: lines.map((line) => ({ shownPriceFen: 12_000, ...line })),
    ...changes,
  } satisfies SubmitRequisition;
}

/** A requisition that waits for its approver. */
export async function buildSubmitted(connection: Connection, buyer: Buyer, lines: Line[]) {
  return submitRequisition(contextFor(connection, buyer.requester), formOf(buyer, lines));
}

/** A draft. */
export async function buildDraft(connection: Connection, buyer: Buyer, lines: Line[]) {
  return saveDraft(contextFor(connection, buyer.requester), formOf(buyer, lines));
}

/**
 * Stock rows whose allocated figure is not what waiting requisitions hold and open orders still owe, as the database
 * itself adds it up.
 */
export async function wronglyAllocated({ sql }: Connection) {
  return sql`
    select s.variant_id, s.allocated_packs, coalesce(held.packs, 0) + coalesce(owed.packs, 0) as expected
    from stocks s
    left join (
      select l.variant_id, sum(l.packs)::int as packs
      from requisition_lines l join requisitions r on r.id = l.requisition_id
      where r.state = 'submitted' and l.state = 'open' group by 1
    ) held on held.variant_id = s.variant_id
    left join (
      select l.variant_id, sum(l.packs - l.waived_packs - l.dispatched_packs)::int as packs
      from purchase_order_lines l join purchase_orders o on o.id = l.order_id
      where o.state in ('placed', 'confirmed', 'partly-dispatched', 'partly-accepted') group by 1
    ) owed on owed.variant_id = s.variant_id
    where s.allocated_packs <> coalesce(held.packs, 0) + coalesce(owed.packs, 0)`;
}
