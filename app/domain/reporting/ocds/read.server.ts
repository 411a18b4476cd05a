import { and, asc, eq, gt, gte, inArray, isNull, lt, min, ne } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { AnyContext } from "#app/domain/core/context.ts";
import { addMonths, dayOf, startOfDay } from "#app/kernel/calendar.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { counties, districts, organisations } from "#db/schema/accounts.server.ts";
import { payments } from "#db/schema/payments.server.ts";
import { acceptances, purchaseOrderLines, purchaseOrders } from "#db/schema/procurement.server.ts";
import { firstDayOf } from "./month.ts";
import { type PublishedOrder, releaseOf } from "./release.ts";

type Read = Pick<AnyContext, "db" | "now">;

/** Orders in one package. */
const RELEASES_AT_ONCE = 200;

/** Whose buying is the public's business, and with what money: what firms and people buy for themselves is not. */
const PUBLIC_BUYERS = ["school", "hospital", "state-organ", "trade-union"] as const;
const PUBLIC_FUNDS = ["canteen", "union", "office"] as const;

/**
 * The orders that public buyers placed in a month (`YYYY-MM`), as releases, by number; behind the order `after`.
 * @throws DomainError `request.invalid` for anything that is no month.
 */
export async function readReleases(ctx: Read, { month, after = "" }: { month: string; after?: string }) {
  const first = firstDayOf(month);
  if (!first) throw new DomainError("request.invalid");
  const buyer = alias(organisations, "buyer");
  const supplier = alias(organisations, "supplier");
  const orders = await ctx.db
    .select({
      id: purchaseOrders.id,
      number: purchaseOrders.number,
      state: purchaseOrders.state,
      placedAt: purchaseOrders.placedAt,
      confirmedAt: purchaseOrders.confirmedAt,
      totalFen: purchaseOrders.totalFen,
      fundSource: purchaseOrders.fundSource,
      isDemo: purchaseOrders.isDemo,
      buyer: { id: buyer.id, name: buyer.name, creditCode: buyer.creditCode, district: districts.nameZh },
      supplier: {
        id: supplier.id,
        name: supplier.name,
        creditCode: supplier.creditCode,
        county: counties.nameZh,
        sellerForce: supplier.sellerForce,
      },
    })
    .from(purchaseOrders)
    .innerJoin(buyer, eq(buyer.id, purchaseOrders.organisationId))
    .innerJoin(districts, eq(districts.code, purchaseOrders.districtCode))
    .innerJoin(supplier, eq(supplier.id, purchaseOrders.supplierId))
    .innerJoin(counties, eq(counties.code, supplier.countyCode))
    .where(
      and(
        gte(purchaseOrders.placedAt, startOfDay(first)),
        lt(purchaseOrders.placedAt, startOfDay(addMonths(first, 1))),
        inArray(buyer.institutionKind, [...PUBLIC_BUYERS]),
        inArray(purchaseOrders.fundSource, [...PUBLIC_FUNDS]),
        gt(purchaseOrders.number, after),
      ),
    )
    .orderBy(asc(purchaseOrders.number))
    .limit(RELEASES_AT_ONCE + 1);
  const shown = orders.slice(0, RELEASES_AT_ONCE);
  const parts = await readParts(
    ctx,
    shown.map(({ id }) => id),
  );
  return {
    releases: shown.map(({ id, supplier, ...order }) =>
      releaseOf({
        ...order,
        supplier: { ...supplier, sellerForce: supplier.sellerForce ?? "cooperative" },
        lines: parts.lines.get(id) ?? [],
        acceptances: parts.acceptances.get(id) ?? [],
        payments: parts.payments.get(id) ?? [],
      }),
    ),
    next: orders.length > RELEASES_AT_ONCE ? (shown.at(-1)?.number ?? null) : null,
  };
}

/** Lines, acceptances in force and money moved, by order. */
async function readParts({ db }: Read, ids: readonly string[]) {
  if (ids.length === 0) return { lines: new Map(), acceptances: new Map(), payments: new Map() } as Parts;
  const [lines, accepted, paid] = await Promise.all([
    db
      .select({
        orderId: purchaseOrderLines.orderId,
        id: purchaseOrderLines.id,
        product: purchaseOrderLines.productNameZh,
        pack: purchaseOrderLines.packZh,
        packs: purchaseOrderLines.packs,
        unitPriceFen: purchaseOrderLines.unitPriceFen,
      })
      .from(purchaseOrderLines)
      .where(inArray(purchaseOrderLines.orderId, [...ids]))
      .orderBy(asc(purchaseOrderLines.id)),
    db
      .select({
        orderId: acceptances.orderId,
        id: acceptances.id,
        on: acceptances.receivedOn,
        signedAt: acceptances.countersignedAt,
        acceptedFen: acceptances.acceptedFen,
      })
      .from(acceptances)
      .where(and(inArray(acceptances.orderId, [...ids]), eq(acceptances.state, "signed")))
      .orderBy(asc(acceptances.id)),
    db
      .select({
        orderId: payments.orderId,
        id: payments.id,
        kind: payments.kind,
        on: payments.occurredOn,
        recordedAt: payments.recordedAt,
        amountFen: payments.amountFen,
      })
      .from(payments)
      .where(
        and(inArray(payments.orderId, [...ids]), ne(payments.kind, "claimed"), isNull(payments.withdrawnAt)),
      )
      .orderBy(asc(payments.id)),
  ]);
  return {
    lines: byOrder(lines),
    acceptances: byOrder(accepted.map((row) => ({ ...row, signedAt: row.signedAt ?? startOfDay(row.on) }))),
    payments: byOrder(paid),
  };
}

type Parts = {
  lines: Map<string, PublishedOrder["lines"]>;
  acceptances: Map<string, PublishedOrder["acceptances"]>;
  payments: Map<string, PublishedOrder["payments"]>;
};

function byOrder<Row extends { orderId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(row.orderId, [...(groups.get(row.orderId) ?? []), row]);
  return groups;
}

/** The months that may hold releases, the latest first: from the first order on. */
export async function listReleaseMonths({ db, now }: Read): Promise<string[]> {
  const [row] = await db.select({ first: min(purchaseOrders.placedAt) }).from(purchaseOrders);
  if (!row?.first) return [];
  const months: string[] = [];
  const oldest = dayOf(row.first).slice(0, 7);
  for (let month = dayOf(now).slice(0, 7); month >= oldest; month = addMonths(`${month}-01`, -1).slice(0, 7))
    months.push(month);
  return months;
}
