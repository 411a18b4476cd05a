import { and, eq, inArray, sql } from "drizzle-orm";
import type { Actor } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import type { Day } from "#app/kernel/calendar.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { districts, organisations, pairings } from "#db/schema/accounts.server.ts";
import { countingPolicies } from "#db/schema/counting-policies.server.ts";
import { ledgerEntries, ledgerGrades } from "#db/schema/ledger.server.ts";
import { purchaseOrders } from "#db/schema/orders.server.ts";
import type { EvidenceGrade } from "#db/vocabulary/ledger.ts";
import type { SellerForce } from "#db/vocabulary/organisations.ts";
import type { FundSource } from "#db/vocabulary/procurement.ts";
import type { BuyerRegion } from "#db/vocabulary/regions.ts";
import {
  type Pairing,
  pairedOn,
  periodOf,
  reversibleFen,
  type SaleFacts,
  type SaleParties,
} from "./dimensions.ts";

/**
 * Who sold to whom in an order, as its entries are counted. The caller holds the order's lock.
 * @throws DomainError `order.not_found`.
 */
export async function getSaleParties(
  ctx: InTransaction<Actor | null>,
  orderId: string,
): Promise<SaleParties> {
  const supplier = sql`supplier`;
  const rows = await ctx.db
    .select({
      orderId: purchaseOrders.id,
      supplierId: purchaseOrders.supplierId,
      sellerForce: sql<SaleParties["sellerForce"]>`${supplier}.seller_force`,
      buyerId: purchaseOrders.organisationId,
      buyerDistrictCode: districts.code,
      buyerRegion: districts.region,
      fundSource: purchaseOrders.fundSource,
      isDemo: sql<boolean>`${purchaseOrders.isDemo} or ${organisations.isDemo} or ${supplier}.is_demo`,
    })
    .from(purchaseOrders)
    .innerJoin(organisations, eq(organisations.id, purchaseOrders.organisationId))
    .innerJoin(districts, eq(districts.code, organisations.districtCode))
    .innerJoin(sql`${organisations} as ${supplier}`, sql`${supplier}.id = ${purchaseOrders.supplierId}`)
    .where(eq(purchaseOrders.id, orderId));
  return oneRow(rows, "order.not_found");
}

/**
 * Posts one entry per sale, each with its first evidence: grade `accepted`. The database keeps the sums.
 * Returns the entries' ids in the order of the sales. `evidence` names the acceptance to a reader.
 */
export async function postSaleEntries(
  ctx: InTransaction<Actor | null>,
  sales: readonly SaleFacts[],
  evidence: string,
): Promise<number[]> {
  if (sales.length === 0) return [];
  const policyId = await headlinePolicyId(ctx);
  const pairs = await pairedDistricts(ctx, sales);
  const entries = await ctx.db
    .insert(ledgerEntries)
    .values(
      sales.map((sale) => ({
        ...sale,
        ...recognition(sale.occurredOn),
        policyId,
        pairedDistrictCode: pairedOn(pairs, sale.countyCode, sale.occurredOn),
        kind: "sale" as const,
        postedAt: ctx.now,
        postedById: ctx.actor?.userId ?? null,
      })),
    )
    .returning({ id: ledgerEntries.id });
  await ctx.db.insert(ledgerGrades).values(
    entries.map(({ id }, index) => ({
      entryId: id,
      grade: "accepted" as const,
      reachedOn: sales[index]?.occurredOn ?? "",
      recordedAt: ctx.now,
      evidence,
    })),
  );
  return entries.map(({ id }) => id);
}

/**
 * When a posting counts as long as the month of its day is open: then. The database moves what occurred in a closed month to
 * the first open day.
 */
function recognition(occurredOn: Day) {
  return { ...periodOf(occurredOn), recognisedOn: occurredOn };
}

async function headlinePolicyId(ctx: InTransaction<Actor | null>): Promise<string | null> {
  const [policy] = await ctx.db
    .select({ id: countingPolicies.id })
    .from(countingPolicies)
    .where(eq(countingPolicies.isHeadline, true));
  return policy?.id ?? null;
}

function pairedDistricts(
  ctx: InTransaction<Actor | null>,
  sales: readonly { countyCode: string }[],
): Promise<Pairing[]> {
  const counties = [...new Set(sales.map(({ countyCode }) => countyCode))];
  return ctx.db
    .select({
      countyCode: pairings.countyCode,
      districtCode: pairings.districtCode,
      since: pairings.since,
    })
    .from(pairings)
    .where(inArray(pairings.countyCode, counties));
}

export type Reversal = {
  orderId: string;
  deliveryLineId: string;
  goodsReturnId: string;
  /** What is taken back, in positive fen. */
  amountFen: number;
  /** The day the goods went back; the reversal counts in that month where it is open, never in the month of the sale. */
  occurredOn: Day;
  evidence: string;
};

/**
 * Takes back part or all of the sale of a delivery line: a negative entry with the sale's dimensions and every grade
 * the sale has reached, so that each policy's total falls by exactly this amount. The caller holds the order's lock,
 * which keeps two returns from taking back the same goods. Returns the entry's id.
 * @throws DomainError `entry.not_found`, `entry.already_reversed` when the sale has less left than asked.
 */
export async function postReversal(ctx: InTransaction<Actor | null>, reversal: Reversal): Promise<number> {
  const sale = oneRow(
    await ctx.db
      .select()
      .from(ledgerEntries)
      .where(
        and(
          eq(ledgerEntries.orderId, reversal.orderId),
          eq(ledgerEntries.deliveryLineId, reversal.deliveryLineId),
          eq(ledgerEntries.kind, "sale"),
        ),
      ),
    "entry.not_found",
  );
  return reverse(ctx, sale, reversal);
}

/** A sale made elsewhere, verified and confirmed, with the evidence its row proves. */
export type OutsideSale = {
  countyCode: string;
  industryCode: string;
  channelCode: string;
  sellerForce: SellerForce;
  /** Null where the seller or buyer is no organisation here. */
  supplierId: string | null;
  buyerId: string | null;
  buyerDistrictCode: string;
  buyerRegion: BuyerRegion;
  fundSource: FundSource;
  amountFen: number;
  occurredOn: Day;
  /** Who confirmed it. */
  postedById: string | null;
  isDemo: boolean;
  grades: readonly { grade: EvidenceGrade; reachedOn: Day; evidence: string }[];
};

/** Posts one entry per sale made elsewhere, each with its evidence. Returns the entries' ids in the order of the sales. */
export async function postOutsideSales(
  ctx: InTransaction<Actor | null>,
  sales: readonly OutsideSale[],
): Promise<number[]> {
  if (sales.length === 0) return [];
  const policyId = await headlinePolicyId(ctx);
  const pairs = await pairedDistricts(ctx, sales);
  const entries = await ctx.db
    .insert(ledgerEntries)
    .values(
      sales.map(({ grades: _, ...sale }) => ({
        ...sale,
        ...recognition(sale.occurredOn),
        policyId,
        pairedDistrictCode: pairedOn(pairs, sale.countyCode, sale.occurredOn),
        kind: "sale" as const,
        postedAt: ctx.now,
      })),
    )
    .returning({ id: ledgerEntries.id });
  await ctx.db
    .insert(ledgerGrades)
    .values(
      entries.flatMap(({ id }, index) =>
        (sales[index]?.grades ?? []).map((grade) => ({ ...grade, entryId: id, recordedAt: ctx.now })),
      ),
    );
  return entries.map(({ id }) => id);
}

/**
 * Takes back part or all of a sale made elsewhere, as {@link postReversal} does. Postings of imports take turns, which
 * keeps two refunds from taking back the same money.
 * @throws DomainError `entry.not_found`, `entry.already_reversed`.
 */
export async function postOutsideRefund(
  ctx: InTransaction<Actor | null>,
  entryId: number,
  refund: { amountFen: number; occurredOn: Day; evidence: string; postedById: string | null },
): Promise<number> {
  const sale = oneRow(
    await ctx.db
      .select()
      .from(ledgerEntries)
      .where(and(eq(ledgerEntries.id, entryId), eq(ledgerEntries.kind, "sale"))),
    "entry.not_found",
  );
  return reverse(ctx, sale, { ...refund, goodsReturnId: null });
}

async function reverse(
  ctx: InTransaction<Actor | null>,
  sale: typeof ledgerEntries.$inferSelect,
  reversal: Pick<Reversal, "amountFen" | "occurredOn" | "evidence"> & {
    goodsReturnId: string | null;
    postedById?: string | null;
  },
): Promise<number> {
  const earlier = oneRow(
    await ctx.db
      .select({ fen: sql<number>`coalesce(sum(${ledgerEntries.amountFen}), 0)::bigint`.mapWith(Number) })
      .from(ledgerEntries)
      .where(eq(ledgerEntries.reversesId, sale.id)),
    "entry.not_found",
  );
  const leftFen = reversibleFen(sale.amountFen, earlier.fen);
  if (reversal.amountFen <= 0 || reversal.amountFen > leftFen)
    throw new DomainError("entry.already_reversed", { leftFen, askedFen: reversal.amountFen });

  const { id: _id, ...dimensions } = sale;
  const { id } = oneRow(
    await ctx.db
      .insert(ledgerEntries)
      .values({
        ...dimensions,
        ...recognition(reversal.occurredOn),
        policyId: await headlinePolicyId(ctx),
        kind: "reversal",
        reversesId: sale.id,
        occurredOn: reversal.occurredOn,
        amountFen: -reversal.amountFen,
        goodsReturnId: reversal.goodsReturnId,
        postedAt: ctx.now,
        postedById: reversal.postedById ?? ctx.actor?.userId ?? null,
      })
      .returning({ id: ledgerEntries.id }),
    "entry.not_found",
  );
  await ctx.db.execute(sql`
    insert into ${ledgerGrades} (entry_id, grade, reached_on, recorded_at, evidence)
    select ${id}::bigint, grade, ${reversal.occurredOn}::date, ${ctx.now.toISOString()}::timestamptz, ${reversal.evidence}
    from ${ledgerGrades} where entry_id = ${sale.id} order by grade`);
  return id;
}

/**
 * Gives every entry of an order, sales and reversals, a further piece of evidence, where it has not yet got it; done
 * twice it changes nothing. Each grade stands for its own document: a transfer does not prove an invoice. The caller
 * holds the order's lock. Returns how many entries rose.
 */
export async function raiseGrade(
  ctx: InTransaction<Actor | null>,
  orderId: string,
  grade: EvidenceGrade,
  reachedOn: Day,
  evidence: string,
): Promise<number> {
  const raised = await ctx.db.execute(sql`
    insert into ${ledgerGrades} (entry_id, grade, reached_on, recorded_at, evidence)
    select entries.id, ${grade}, ${reachedOn}::date, ${ctx.now.toISOString()}::timestamptz, ${evidence}
    from ${ledgerEntries} entries
    where entries.order_id = ${orderId}
      and not exists (select 1 from ${ledgerGrades} had where had.entry_id = entries.id and had.grade = ${grade})
    order by entries.id
    on conflict do nothing
    returning entry_id`);
  return raised.length;
}
