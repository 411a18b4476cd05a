import { request as httpRequest, Agent } from "node:http";
import { addDays, dayOf } from "#app/kernel/calendar.ts";
import { newId } from "#app/kernel/id.ts";
import type { Sql } from "#db/client.server.ts";
import { percentile } from "./load.ts";
import type { Buyer } from "./seed.ts";
import { cookieOf } from "./sign-in.ts";

export type OrdersMeasured = { ordersPerSecond: number; p50: number; p99: number; failed: number };

/** A requisition that waits, with the hash an approver reads on its page. */
export type Submitted = { requisitionId: string; contentHash: string };

/** The two people of one institution at work; null and false say that the application refused. */
export type Desk = {
  submit(turn: number): Promise<Submitted | null>;
  approve(submitted: Submitted): Promise<boolean>;
};

type Answer = { status: number; location: string };
type Post = (path: string, fields: Record<string, string>) => Promise<Answer>;

/** Signs in the requester and the approver of each buyer, and remembers the prices that their work tables show. */
export async function openDesks(address: string, sql: Sql, buyers: readonly Buyer[]): Promise<Desk[]> {
  const wantedOn = addDays(dayOf(new Date()), 14);
  const desks: Desk[] = [];
  for (const buyer of buyers) {
    const requester = await signIn(address, buyer.requester);
    const approver = await signIn(address, buyer.approver);
    const prices = await sql<{ id: string; price: number }[]>`
      select variant_id as id, unit_price_fen as price from price_tiers where variant_id in ${sql(buyer.variantIds)} and from_packs = 10`;
    const priceOf = new Map(prices.map(({ id, price }) => [id, String(price)]));
    desks.push({
      async submit(turn) {
        const { status, location } = await requester(
          "/institution/requisitions/new",
          workTable(buyer, turn, wantedOn, priceOf),
        );
        const requisitionId = location.split("/").at(-1) ?? "";
        if (status !== 303) return null;
        const [row] = await sql<{ hash: string }[]>`
          select content_hash as hash from requisitions where id = ${requisitionId}`;
        return row ? { requisitionId, contentHash: row.hash } : null;
      },
      async approve({ requisitionId, contentHash }) {
        const path = `/institution/approvals/${requisitionId}`;
        return (await approver(path, { intent: "approve", contentHash })).status === 303;
      },
    });
  }
  return desks;
}

/** A work table of three lines, as its page sends it. */
function workTable(
  buyer: Buyer,
  turn: number,
  wantedOn: string,
  priceOf: ReadonlyMap<string, string>,
): Record<string, string> {
  const fields: Record<string, string> = {
    intent: "submit",
    requestKey: newId(),
    budgetUnitId: buyer.budgetUnitId,
    deliveryAddressId: buyer.deliveryAddressId,
    fundSource: "canteen",
    terms: "goods-first",
    wantedOn,
  };
  for (const index of [0, 1, 2]) {
    const variantId = buyer.variantIds[(turn * 3 + index) % buyer.variantIds.length] ?? "";
    fields[`lines[${index}].variantId`] = variantId;
    fields[`lines[${index}].packs`] = "20";
    fields[`lines[${index}].shownPriceFen`] = priceOf.get(variantId) ?? "";
  }
  return fields;
}

/** Somebody signed in, who sends forms as our pages do, over a connection of their own. */
async function signIn(address: string, email: string): Promise<Post> {
  const headers = {
    Origin: address,
    Cookie: await cookieOf(address, email),
    "Content-Type": "application/x-www-form-urlencoded",
  };
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return (path, fields) =>
    new Promise((resolve, reject) => {
      const body = new URLSearchParams(fields).toString();
      const length = { "Content-Length": Buffer.byteLength(body) };
      const options = { method: "POST", agent, headers: { ...headers, ...length } };
      const request = httpRequest(address + path, options, (answer) => {
        answer.resume();
        answer.once("error", reject);
        answer.once("end", () =>
          resolve({ status: answer.statusCode ?? 0, location: answer.headers.location ?? "" }),
        );
      });
      request.once("error", reject);
      request.end(body);
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
  const desks = await openDesks(address, sql, buyers);
  const taken: number[] = [];
  let failed = 0;
  const begun = performance.now();
  const until = begun + seconds * 1000;
  const place = async (desk: Desk, turn: number) => {
    const submitBegun = performance.now();
    const submitted = await desk.submit(turn);
    const done = submitted !== null && (await desk.approve(submitted));
    if (done) taken.push(performance.now() - submitBegun);
    else failed += 1;
  };
  await Promise.all(
    desks.map(async (desk) => {
      for (let turn = 0; performance.now() < until; turn++) await place(desk, turn);
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
