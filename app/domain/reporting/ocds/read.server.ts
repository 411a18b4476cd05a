import { and, asc, eq, gt, gte, inArray, isNull, lt, ne, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { AnyContext } from "#app/domain/core/context.ts";
import { addMonths, startOfDay } from "#app/kernel/calendar.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { counties, districts, organisations } from "#db/schema/accounts.server.ts";
import { payments } from "#db/schema/payments.server.ts";
import { acceptances } from "#db/schema/deliveries.server.ts";
import { purchaseOrderLines, purchaseOrders } from "#db/schema/orders.server.ts";
import { firstDayOf } from "./month.ts";
import { releaseOf } from "./release.ts";

type Read = Pick<AnyContext, "db">;

/** Orders in one package. */
const RELEASES_AT_ONCE = 200;

/** Whose buying is the public's business, and with what money: what firms and people buy for themselves is not. */
const PUBLIC_BUYERS = ["school", "hospital", "state-organ", "trade-union"] as const;
const PUBLIC_FUNDS = ["canteen", "union", "office"] as const;

const buyer = alias(organisations, "buyer");

/** Orders of public buyers, paid from public funds. */
const isPublic = and(
  inArray(buyer.institutionKind, [...PUBLIC_BUYERS]),
  inArray(purchaseOrders.fundSource, [...PUBLIC_FUNDS]),
);

/**
 * The orders that public buyers placed in a month (`YYYY-MM`), as releases, by number; behind the order `after`. A package
 * of the standard holds one release at least, so a month without any has none.
 * @throws DomainError `request.invalid` for anything that is no month; `release.not_found` where there is none.
 */
export async function readReleases(ctx: Read, { month, after = "" }: { month: string; after?: string }) {
  const first = firstDayOf(month);
  if (!first) throw new DomainError("request.invalid");
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
        isPublic,
        gt(purchaseOrders.number, after),
      ),
    )
    .orderBy(asc(purchaseOrders.number))
    .limit(RELEASES_AT_ONCE + 1);
  if (orders.length === 0) throw new DomainError("release.not_found", { month });
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

function byOrder<Row extends { orderId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(row.orderId, [...(groups.get(row.orderId) ?? []), row]);
  return groups;
}

/** The months that hold releases, the latest first. */
export async function listReleaseMonths({ db }: Read): Promise<string[]> {
  const month = sql.identifier("month");
  const begins = sql`(${month} at time zone 'Asia/Shanghai')`;
  const released = db
    .select({ one: sql`1` })
    .from(purchaseOrders)
    .innerJoin(buyer, eq(buyer.id, purchaseOrders.organisationId))
    .where(
      and(
        sql`${purchaseOrders.placedAt} >= ${begins}`,
        sql`${purchaseOrders.placedAt} < ((${month} + interval '1 month') at time zone 'Asia/Shanghai')`,
        isPublic,
      ),
    );
  const rows = await db.execute<{ month: string }>(sql`
    select to_char(${month}, 'YYYY-MM') as month
    from (select min(placed_at) as first, max(placed_at) as last from ${purchaseOrders}) placed,
      generate_series(date_trunc('month', first at time zone 'Asia/Shanghai'), last at time zone 'Asia/Shanghai', '1 month') month
    where exists ${released}
    order by 1 desc`);
  return rows.map((row) => row.month);
}
