import { eq, or, type SQL, sql } from "drizzle-orm";
import type { Actor } from "#app/domain/core/context.ts";
import { purchaseOrderLines, purchaseOrders } from "#db/schema/orders.server.ts";

/**
 * Which orders an actor may look at: its own trade; for offices, what their county sells or grows, or what their
 * district's buyers buy, so that every order behind an entry an office may open can be opened too.
 */
export function readableOrders(actor: Actor): SQL | undefined {
  if (actor.organisationKind === "platform") return undefined;
  if (actor.organisationKind !== "office") {
    return or(
      eq(purchaseOrders.organisationId, actor.organisationId),
      eq(purchaseOrders.supplierId, actor.organisationId),
    );
  }
  switch (actor.officeLevel) {
    case "prefecture":
    case "city":
      return undefined;
    case "district":
      return or(
        eq(purchaseOrders.districtCode, actor.districtCode ?? ""),
        sql`exists (select 1 from organisations b where b.id = ${purchaseOrders.organisationId} and b.district_code = ${actor.districtCode})`,
      );
    case "county":
      return or(
        sellsFrom(actor.countyCode),
        sql`exists (select 1 from purchase_order_lines g where g.order_id = ${purchaseOrders.id} and g.county_code = ${actor.countyCode})`,
      );
    case null:
      return sql`false`;
  }
}

/**
 * Which lines of a readable order: a county's office reads all of its own suppliers' lines, and of another county's
 * supplier those whose goods grew in its county; everybody else reads all.
 */
export function readableLines(actor: Actor): SQL | undefined {
  if (actor.officeLevel !== "county") return undefined;
  return or(eq(purchaseOrderLines.countyCode, actor.countyCode ?? ""), sellsFrom(actor.countyCode));
}

const sellsFrom = (countyCode: string | null) =>
  sql`exists (select 1 from organisations s where s.id = ${purchaseOrders.supplierId} and s.county_code = ${countyCode})`;
