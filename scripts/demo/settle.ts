import { claimTransfer } from "#app/domain/payments/payment/claim.server.ts";
import { registerFapiao } from "#app/flows/register-fapiao.server.ts";
import { uploadStatement } from "#app/flows/upload-statement.server.ts";
import { addDays, type Day, monthOf, yearOf } from "#app/kernel/calendar.ts";
import { newId } from "#app/kernel/id.ts";
import { actorFor } from "./people.ts";
import { playAll, type Stage } from "./stage.ts";
import type { Traded } from "./trade.ts";

/** Days after acceptance on which the invoice is registered and on which the money arrives. */
const INVOICED_AFTER = 4;
const PAID_AFTER = 24;
/** Buyers announce their transfers on the platform since so many days. */
const ANNOUNCED_LATELY = 75;

type Accepted = Traded & { acceptedOn: Day };

const isAccepted = (traded: Traded): traded is Accepted =>
  traded.acceptedOn !== null && traded.acceptedFen > 0;

/** A number no tax office gave: real ones begin with a year. */
const demoFapiaoNumber = (serial: number) => String(serial).padStart(20, "0");

/** Invoices and pays what was accepted, as far as time has come; each supplier's bank lines come in one file a quarter. */
export async function settleAll(stage: Stage, traded: readonly Traded[]): Promise<void> {
  const accepted = traded.filter(isAccepted);
  const invoiced = accepted.filter(({ acceptedOn }) => addDays(acceptedOn, INVOICED_AFTER) < stage.today);
  await playAll([...invoiced.entries()], async ([index, order]) => {
    const issuedOn = addDays(order.acceptedOn, INVOICED_AFTER);
    await registerFapiao(stage.at(actorFor(order.seller, "supplier-finance"), issuedOn, 15), {
      orderId: order.orderId,
      number: demoFapiaoNumber(index + 1),
      code: "",
      amount: order.acceptedFen,
      issuedOn,
    });
  });
  const paid = invoiced.filter(({ acceptedOn }) => addDays(acceptedOn, PAID_AFTER) < stage.today);
  const lately = addDays(stage.today, -ANNOUNCED_LATELY);
  const announced = invoiced.filter(
    ({ acceptedOn }) => acceptedOn > lately && addDays(acceptedOn, PAID_AFTER - 5) < stage.today,
  );
  await playAll(announced, (order) => announce(stage, order));
  await playAll([...bySellerAndQuarter(paid).values()], (orders) => uploadQuarter(stage, orders));
}

async function announce(stage: Stage, order: Accepted): Promise<void> {
  const transferredOn = addDays(order.acceptedOn, PAID_AFTER - 5);
  await claimTransfer(stage.at(actorFor(order.buyer, "institution-finance"), transferredOn, 10), {
    orderId: order.orderId,
    amount: order.acceptedFen,
    transferredOn,
    note: "",
    requestKey: newId(),
  });
}

function bySellerAndQuarter(orders: readonly Accepted[]): Map<string, Accepted[]> {
  const groups = new Map<string, Accepted[]>();
  for (const order of orders) {
    const paidOn = addDays(order.acceptedOn, PAID_AFTER);
    const key = `${order.seller.key} ${yearOf(paidOn)} ${Math.ceil(monthOf(paidOn) / 3)}`;
    groups.set(key, [...(groups.get(key) ?? []), order]);
  }
  return groups;
}

async function uploadQuarter(stage: Stage, orders: readonly Accepted[]): Promise<void> {
  const [first] = orders;
  if (!first) return;
  const days = orders.map(({ acceptedOn }) => addDays(acceptedOn, PAID_AFTER));
  const last = days.reduce((latest, day) => (day > latest ? day : latest));
  const rows = orders.map((order, index) =>
    [
      days[index],
      (order.acceptedFen / 100).toFixed(2),
      order.buyer.name,
      `货款 ${order.paymentReference}`,
      `DEMO${order.paymentReference}`,
    ].join(","),
  );
  const csv = ["交易日期,贷方发生额,对方户名,摘要,交易流水号", ...rows].join("\n");
  await uploadStatement(stage.at(actorFor(first.seller, "supplier-finance"), last, 17), {
    fileName: `DEMO-${last.slice(0, 7)}.csv`,
    bytes: new TextEncoder().encode(csv),
  });
}
