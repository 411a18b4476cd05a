import { and, asc, eq, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import type { Actor } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { paymentStateOf } from "#app/domain/procurement/order/account.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { payments } from "#db/schema/payments.server.ts";
import { purchaseOrders } from "#db/schema/orders.server.ts";
import type { PaymentKind } from "#db/vocabulary/payments.ts";
import { openClaimsFen } from "./claims.ts";
import { provenFen } from "./proven.ts";

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
  paymentDueOn: purchaseOrders.paymentDueOn,
  paymentExtendedAt: purchaseOrders.paymentExtendedAt,
  placedAt: purchaseOrders.placedAt,
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

/** What was announced, received and refunded on an order, oldest first, without matches that were taken back. */
function movementsOf(ctx: InTransaction<Actor | null>, orderId: string) {
  return ctx.db
    .select({
      kind: payments.kind,
      amountFen: payments.amountFen,
      matchedBy: payments.matchedBy,
      confirmedAt: payments.confirmedAt,
    })
    .from(payments)
    .where(and(eq(payments.orderId, orderId), isNull(payments.withdrawnAt)))
    .orderBy(asc(payments.recordedAt), asc(payments.id));
}

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);

/**
 * Brings the money columns of a locked order to what its payments say, and its payment state to what they and its
 * goods say. Returns the order as it now stands, with what of its money is proven, in fen.
 */
export async function writeAccount(
  ctx: InTransaction<Actor | null>,
  account: LockedAccount,
): Promise<LockedAccount & { provenFen: number }> {
  const movements = await movementsOf(ctx, account.id);
  const of = (kind: PaymentKind) =>
    movements.filter((movement) => movement.kind === kind).map((movement) => movement.amountFen);
  const received = of("received");
  const next = {
    ...account,
    receivedFen: sum(received) - sum(of("refunded")),
    claimedFen: openClaimsFen(of("claimed"), received),
  };
  const paymentState = paymentStateOf(next);
  const rows = await ctx.db
    .update(purchaseOrders)
    .set({ receivedFen: next.receivedFen, claimedFen: next.claimedFen, paymentState })
    .where(and(eq(purchaseOrders.id, account.id), eq(purchaseOrders.state, account.state)))
    .returning({ id: purchaseOrders.id });
  oneRow(rows, "order.wrong_state");
  return { ...next, paymentState, provenFen: provenFen(movements) };
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

export type PaymentRow = typeof payments.$inferSelect;

/**
 * Locks a payment that stands, of an order whose row is already locked.
 * @throws DomainError `payment.not_found`.
 */
async function lockPayment(ctx: InTransaction, orderId: string, which: SQL): Promise<PaymentRow> {
  const rows = await ctx.db
    .select()
    .from(payments)
    .where(and(eq(payments.orderId, orderId), isNull(payments.withdrawnAt), which))
    .for("update");
  return oneRow(rows, "payment.not_found");
}

/** The received amount that a bank line was matched as. Throws as {@link lockPayment}. */
export function lockReceiptOfLine(ctx: InTransaction, orderId: string, lineId: string): Promise<PaymentRow> {
  return lockPayment(ctx, orderId, eq(payments.statementLineId, lineId));
}

/** A received amount by its identifier. Throws as {@link lockPayment}. */
export async function lockReceipt(ctx: InTransaction, orderId: string, id: string): Promise<PaymentRow> {
  if (!isId(id)) throw new DomainError("payment.not_found");
  const receipt = await lockPayment(ctx, orderId, eq(payments.id, id));
  if (receipt.kind !== "received") throw new DomainError("payment.not_found");
  return receipt;
}

/** Writes what became of a locked receipt that still stands unconfirmed. @throws DomainError `payment.wrong_state`. */
export async function changeReceipt(
  ctx: InTransaction,
  id: string,
  changes:
    | Pick<typeof payments.$inferInsert, "confirmedById" | "confirmedAt">
    | Pick<typeof payments.$inferInsert, "withdrawnById" | "withdrawnAt" | "withdrawnReason">,
): Promise<void> {
  const rows = await ctx.db
    .update(payments)
    .set(changes)
    .where(and(eq(payments.id, id), isNull(payments.confirmedAt), isNull(payments.withdrawnAt)))
    .returning({ id: payments.id });
  oneRow(rows, "payment.wrong_state");
}
