import { addDays, dayOf } from "#app/kernel/calendar.ts";
import { newId } from "#app/kernel/id.ts";
import type { Sql } from "#db/client.server.ts";
import { percentile } from "./load.ts";
import type { Buyer } from "./seed.ts";
import { cookieOf } from "./sign-in.ts";

export type OrdersMeasured = { ordersPerSecond: number; p50: number; p99: number; failed: number };

type Post = (path: string, fields: Record<string, string>) => Promise<Response>;

/** Somebody signed in, who sends forms as our pages do. */
async function signIn(address: string, email: string): Promise<Post> {
  const cookie = await cookieOf(address, email);
  return (path, fields) =>
    fetch(`${address}${path}`, {
      method: "POST",
      redirect: "manual",
      headers: { Origin: address, Cookie: cookie },
      body: new URLSearchParams(fields),
    });
}

/**
 * Places 3-line orders over HTTP, one buyer to a connection: the requester's submit and the approver's approval, two
 * requests. Latency in milliseconds is of both together.
 */
export async function measureOrders(
  address: string,
  sql: Sql,
  buyers: readonly Buyer[],
  seconds: number,
): Promise<OrdersMeasured> {
  const people = await Promise.all(
    buyers.map(async (buyer) => ({
      buyer,
      requester: await signIn(address, buyer.requester),
      approver: await signIn(address, buyer.approver),
    })),
  );
  const wantedOn = addDays(dayOf(new Date()), 14);
  const taken: number[] = [];
  let failed = 0;
  const begun = performance.now();
  const until = begun + seconds * 1000;
  const place = async ({ buyer, requester, approver }: (typeof people)[number], turn: number) => {
    const lines = [0, 1, 2].map(
      (index) => buyer.variantIds[(turn * 3 + index) % buyer.variantIds.length] ?? "",
    );
    const prices = await sql<{ id: string; price: number }[]>`
      select variant_id as id, unit_price_fen as price from price_tiers where variant_id in ${sql(lines)} and from_packs = 10`;
    const priceOf = new Map(prices.map(({ id, price }) => [id, price]));
    const fields: Record<string, string> = {
      intent: "submit",
      requestKey: newId(),
      budgetUnitId: buyer.budgetUnitId,
      deliveryAddressId: buyer.deliveryAddressId,
      fundSource: "canteen",
      terms: "goods-first",
      wantedOn,
    };
    for (const [index, variantId] of lines.entries()) {
      fields[`lines[${index}].variantId`] = variantId;
      fields[`lines[${index}].packs`] = "20";
      fields[`lines[${index}].shownPriceFen`] = String(priceOf.get(variantId));
    }
    const submitBegun = performance.now();
    const submitted = await requester("/institution/requisitions/new", fields);
    const submitMs = performance.now() - submitBegun;
    const requisitionId = submitted.headers.get("Location")?.split("/").at(-1) ?? "";
    await submitted.arrayBuffer();
    const [row] =
      submitted.status === 303
        ? await sql<
            { hash: string }[]
          >`select content_hash as hash from requisitions where id = ${requisitionId}`
        : [];
    if (!row) {
      failed += 1;
      return;
    }
    const approveBegun = performance.now();
    const approved = await approver(`/institution/approvals/${requisitionId}`, {
      intent: "approve",
      contentHash: row.hash,
    });
    const approveMs = performance.now() - approveBegun;
    await approved.arrayBuffer();
    if (approved.status === 303) taken.push(submitMs + approveMs);
    else failed += 1;
  };
  await Promise.all(
    people.map(async (person) => {
      for (let turn = 0; performance.now() < until; turn++) await place(person, turn);
    }),
  );
  const elapsed = (performance.now() - begun) / 1000;
  taken.sort((a, b) => a - b);
  return {
    ordersPerSecond: taken.length / elapsed,
    p50: percentile(taken, 0.5),
    p99: percentile(taken, 0.99),
    failed,
  };
}
