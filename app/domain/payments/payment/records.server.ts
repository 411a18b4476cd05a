import { and, asc, eq, inArray, or, sql } from "drizzle-orm";
import type { Actor } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { paymentStateOf } from "#app/domain/procurement/order/account.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { payments } from "#db/schema/payments.server.ts";
import { purchaseOrders } from "#db/schema/procurement.server.ts";
import type { PaymentKind } from "#db/vocabulary/payments.ts";
import { openClaimsFen } from "./claims.ts";

/** The money side of an order, as it is locked. */
const accountColumns = {
  id: purchaseOrders.id,
  number: purchaseOrders.number,
  organisationId: purchaseOrders.organisationId,
  supplierId: purchaseOrders.supplierId,
  requesterId: purchaseOrders.requesterId,
  approverId: purchaseOrders.approverId,
  state: purchaseOrders.state,
  terms: purchaseOrders.terms,
  totalFen: purchaseOrders.totalFen,
  waivedFen: purchaseOrders.waivedFen,
  acceptedFen: purchaseOrders.acceptedFen,
  returnedFen: purchaseOrders.returnedFen,
  receivedFen: purchaseOrders.receivedFen,
  claimedFen: purchaseOrders.claimedFen,
  invoicedFen: purchaseOrders.invoicedFen,
  paymentState: purchaseOrders.paymentState,
  paymentReference: purchaseOrders.paymentReference,
  isDemo: purchaseOrders.isDemo,
};

export type LockedAccount = Pick<typeof purchaseOrders.$inferSelect, keyof typeof accountColumns>;

const sides = { buyer: purchaseOrders.organisationId, supplier: purchaseOrders.supplierId } as const;

/**
 * Locks the order whose money moves; the actor's organisation must stand on the given side of it.
 * @throws DomainError `order.not_found`.
 */
export async function lockAccount(
  ctx: InTransaction,
  orderId: string,
  side: keyof typeof sides,
): Promise<LockedAccount> {
  if (!isId(orderId)) throw new DomainError("order.not_found");
  const rows = await ctx.db
    .select(accountColumns)
    .from(purchaseOrders)
    .where(and(eq(purchaseOrders.id, orderId), eq(sides[side], ctx.actor.organisationId)))
    .for("update");
  return oneRow(rows, "order.not_found");
}

/** Locks the supplier's orders that carry one of the payment references, in the order of their ids. */
export async function lockAccountsByReference(
  ctx: InTransaction,
  references: readonly string[],
): Promise<LockedAccount[]> {
  if (references.length === 0) return [];
  return ctx.db
    .select(accountColumns)
    .from(purchaseOrders)
    .where(
      and(
        inArray(purchaseOrders.paymentReference, [...references]),
        eq(purchaseOrders.supplierId, ctx.actor.organisationId),
      ),
    )
    .orderBy(asc(purchaseOrders.id))
    .for("update");
}

/**
 * The supplier's order that a person names by its number or payment reference, case and spaces not minded.
 * @throws DomainError `statement.order_unknown`.
 */
export async function getOrderIdByName(ctx: InTransaction, name: string): Promise<string> {
  const code = name.normalize("NFKC").toUpperCase().replace(/\s/g, "");
  const rows = await ctx.db
    .select({ id: purchaseOrders.id })
    .from(purchaseOrders)
    .where(
      and(
        or(eq(purchaseOrders.number, code), eq(purchaseOrders.paymentReference, code)),
        eq(purchaseOrders.supplierId, ctx.actor.organisationId),
      ),
    );
  const [order] = rows;
  if (order) return order.id;
  throw new DomainError("statement.order_unknown", {}, [
    { path: ["order"], code: "statement.order_unknown" },
  ]);
}

/** Loads an order whose lock the transaction already holds. @throws DomainError `order.not_found`. */
export async function getHeldAccount(
  ctx: InTransaction<Actor | null>,
  orderId: string,
): Promise<LockedAccount> {
  const rows = await ctx.db.select(accountColumns).from(purchaseOrders).where(eq(purchaseOrders.id, orderId));
  return oneRow(rows, "order.not_found");
}

/** The announced, received and refunded amounts of an order, oldest first, in fen. */
async function movementsOf(ctx: InTransaction<Actor | null>, orderId: string) {
  const rows = await ctx.db
    .select({ kind: payments.kind, amountFen: payments.amountFen })
    .from(payments)
    .where(eq(payments.orderId, orderId))
    .orderBy(asc(payments.recordedAt), asc(payments.id));
  const of = (kind: PaymentKind) => rows.filter((row) => row.kind === kind).map((row) => row.amountFen);
  return { claimed: of("claimed"), received: of("received"), refunded: of("refunded") };
}

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);

/**
 * Brings the money columns of a locked order to what its payments say, and its payment state to what they and its
 * goods say. Returns the order as it now stands.
 */
export async function writeAccount(
  ctx: InTransaction<Actor | null>,
  account: LockedAccount,
): Promise<LockedAccount> {
  const { claimed, received, refunded } = await movementsOf(ctx, account.id);
  const next = {
    ...account,
    receivedFen: sum(received) - sum(refunded),
    claimedFen: openClaimsFen(claimed, received),
  };
  const paymentState = paymentStateOf(next);
  const rows = await ctx.db
    .update(purchaseOrders)
    .set({ receivedFen: next.receivedFen, claimedFen: next.claimedFen, paymentState })
    .where(and(eq(purchaseOrders.id, account.id), eq(purchaseOrders.state, account.state)))
    .returning({ id: purchaseOrders.id });
  oneRow(rows, "order.wrong_state");
  return { ...next, paymentState };
}

type NewPayment = Omit<typeof payments.$inferInsert, "recordedAt" | "recordedById" | "isDemo">;

/** Appends movements of one order's money. */
export async function insertPayments(ctx: InTransaction, rows: readonly NewPayment[]): Promise<void> {
  if (rows.length === 0) return;
  await ctx.db.insert(payments).values(
    rows.map((row) => ({
      ...row,
      recordedAt: ctx.now,
      recordedById: ctx.actor.userId,
      isDemo: ctx.demo,
    })),
  );
}

/**
 * The payment a form already made, so that the same form sent twice moves money once.
 * @throws DomainError `payment.request_key_used` when the key belongs to something else.
 */
export async function findByRequestKey(
  ctx: InTransaction,
  expected: { requestKey: string; orderId: string; kind: PaymentKind; amountFen: number },
): Promise<{ id: string } | null> {
  const [row] = await ctx.db
    .select({
      id: payments.id,
      orderId: payments.orderId,
      kind: payments.kind,
      amountFen: payments.amountFen,
    })
    .from(payments)
    .where(eq(payments.requestKey, sql`${expected.requestKey}::uuid`));
  if (!row) return null;
  const same =
    row.orderId === expected.orderId && row.kind === expected.kind && row.amountFen === expected.amountFen;
  if (!same) throw new DomainError("payment.request_key_used");
  return { id: row.id };
}
