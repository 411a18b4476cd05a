/**
 * Places the orders of the plan on its standard input, on the database DATABASE_URL names, in several lanes at once, and fulfils every fourth
 * of them up to the second signature. It can be killed at any moment and started again with the same plan: what was
 * done before is found done. Prints one line for each requisition it has finished with.
 */
import { json } from "node:stream/consumers";
import { draftAcceptance } from "#app/domain/procurement/acceptance/draft.server.ts";
import { confirmOrder } from "#app/domain/procurement/order/confirm.server.ts";
import { acceptDelivery } from "#app/flows/accept-delivery.server.ts";
import { approveRequisition } from "#app/flows/approve-requisition.server.ts";
import { dispatchFulfilment } from "#app/flows/dispatch-fulfilment.server.ts";
import { submitRequisition } from "#app/flows/submit-requisition.server.ts";
import { isDomainError } from "#app/kernel/errors.ts";
import { connect } from "#db/client.server.ts";
import { contextFor } from "./builders.ts";
import { acceptanceForm, TEST_DAY } from "./delivered.ts";
import { listDeliveryLines, type PlacingPlan, PLACING } from "./placing-plan.ts";

const LANES = 8;
/** Long enough for a database that was killed to come back: about ten seconds. */
const TRIES = 40;
const PAUSE_MS = 250;

const plan = (await json(process.stdin)) as PlacingPlan;
const connection = connect(process.env.DATABASE_URL ?? "", { max: LANES, applicationName: PLACING });

async function place(index: number): Promise<void> {
  const { requester, approver, form } = plan.requisitions[index]!;
  const requisition = await submitRequisition(contextFor(connection, requester), form);
  if (requisition.state === "submitted") {
    await approveRequisition(contextFor(connection, approver), {
      requisitionId: requisition.id,
      contentHash: requisition.contentHash,
    });
  }
  if (index % 4 !== 0) return;
  const orders = await connection.sql<{ id: string }[]>`
    select id from purchase_orders where requisition_id = ${requisition.id} order by id`;
  if (orders.length !== new Set(form.lines.map(({ variantId }) => variantId)).size)
    throw new Error(`the orders of requisition ${requisition.id} were not all read`);
  for (const { id } of orders) await fulfil(id, index);
}

async function fulfil(orderId: string, index: number): Promise<void> {
  const { sql } = connection;
  const { requester, receiver } = plan.requisitions[index]!;
  const [order] = await sql`select supplier_id, state from purchase_orders where id = ${orderId}`;
  if (!order) throw new Error(`order ${orderId} was not read`);
  const manager = plan.managers[String(order.supplier_id)]!;
  if (order.state === "placed") await confirmOrder(contextFor(connection, manager), { orderId });
  if (order.state === "placed" || order.state === "confirmed") {
    const lines = await sql<{ id: string; product_id: string; packs: number }[]>`
      select id, product_id, packs from purchase_order_lines where order_id = ${orderId}`;
    await dispatchFulfilment(contextFor(connection, manager), {
      orderId,
      sequence: 1,
      dispatchedOn: TEST_DAY,
      lines: lines.map((line) => ({
        orderLineId: line.id,
        batchId: plan.batches[line.product_id]!,
        packs: line.packs,
      })),
    });
  }
  const [delivery] = await sql<
    { id: string; acceptance_id: string | null; acceptance_state: string | null }[]
  >`
    select d.id, a.id as acceptance_id, a.state as acceptance_state
    from deliveries d left join acceptances a on a.delivery_id = d.id where d.order_id = ${orderId}`;
  if (!delivery) throw new Error(`the delivery of order ${orderId} was not read`);
  if (delivery.acceptance_state === "signed") return;
  const acceptanceId =
    delivery.acceptance_id ??
    (
      await draftAcceptance(
        contextFor(connection, receiver),
        acceptanceForm(delivery.id, await listDeliveryLines(connection, delivery.id), [{ short: 1 }]),
      )
    ).id;
  await acceptDelivery(contextFor(connection, requester), { acceptanceId });
  const [signed] = await sql`select state from acceptances where id = ${acceptanceId}`;
  if (signed?.state !== "signed") throw new Error(`the signature under ${acceptanceId} did not stay`);
}

/**
 * A connection that was cut is no answer, and what is not found again was not done: the same step is taken once more,
 * and finds what it did.
 */
async function persist(index: number): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await place(index);
    } catch (error) {
      if (isDomainError(error) || attempt >= TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}

await Promise.all(
  Array.from({ length: LANES }, async (_, lane) => {
    for (let index = lane; index < plan.requisitions.length; index += LANES) {
      await persist(index);
      process.stdout.write(`placed ${index}\n`);
    }
  }),
);
await connection.close();
