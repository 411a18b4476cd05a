import { request as httpRequest, Agent } from "node:http";
import { addDays, dayOf } from "#app/kernel/calendar.ts";
import { type ContentLine, contentHash } from "#app/domain/procurement/requisition/content.ts";
import { newId } from "#app/kernel/id.ts";
import type { Sql } from "#db/client.server.ts";
import type { DeliveryPlace } from "#db/schema/orders.server.ts";
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

/**
 * Signs in the requester and the approver of each buyer, and remembers what their pages show: the prices of the packs, and
 * everything the hash is made of that an approver's page carries.
 */
export async function openDesks(address: string, sql: Sql, buyers: readonly Buyer[]): Promise<Desk[]> {
  const wantedOn = addDays(dayOf(new Date()), 14);
  const desks: Desk[] = [];
  for (const buyer of buyers) {
    const requester = await signIn(address, buyer.requester);
    const approver = await signIn(address, buyer.approver);
    const packs = await readPacks(sql, buyer);
    const place = await readPlace(sql, buyer);
    desks.push({
      async submit(turn) {
        const lines = [0, 1, 2].map((index) => packs[(turn * 3 + index) % packs.length] as ContentLine);
        const { status, location } = await requester(
          "/institution/requisitions/new",
          workTable(buyer, lines, wantedOn),
        );
        if (status !== 303) return null;
        const content = { ...contentOf(buyer, wantedOn), place, lines };
        return { requisitionId: location.split("/").at(-1) ?? "", contentHash: contentHash(content) };
      },
      async approve({ requisitionId, contentHash }) {
        const path = `/institution/approvals/${requisitionId}`;
        return (await approver(path, { intent: "approve", contentHash })).status === 303;
      },
    });
  }
  return desks;
}

const PACKS = 20;

/** The packs a buyer orders, each as a line of what an approver says yes to. */
function readPacks(sql: Sql, { variantIds }: Buyer): Promise<ContentLine[]> {
  return sql<ContentLine[]>`
    select v.id as "variantId", v.organisation_id as "supplierId", ${PACKS}::int as packs, tier.unit_price_fen as "unitPriceFen"
    from variants v join price_tiers tier on tier.variant_id = v.id and tier.from_packs = 10
    where v.id in ${sql(variantIds)} order by v.id`;
}

async function readPlace(sql: Sql, { deliveryAddressId }: Buyer): Promise<DeliveryPlace> {
  const [place] = await sql<DeliveryPlace[]>`
    select label, district_code as "districtCode", line, contact_name as "contactName", contact_phone as "contactPhone"
    from delivery_addresses where id = ${deliveryAddressId}`;
  return place as DeliveryPlace;
}

const contentOf = ({ budgetUnitId }: Buyer, wantedOn: string) => ({
  budgetUnitId,
  fundSource: "canteen" as const,
  terms: "goods-first" as const,
  wantedOn,
  ownReference: "",
  note: "",
});

/** A work table of these lines, as its page sends it. */
function workTable(buyer: Buyer, lines: readonly ContentLine[], wantedOn: string): Record<string, string> {
  const fields: Record<string, string> = {
    ...contentOf(buyer, wantedOn),
    intent: "submit",
    requestKey: newId(),
    deliveryAddressId: buyer.deliveryAddressId,
  };
  lines.forEach(({ variantId, packs, unitPriceFen }, index) => {
    fields[`lines[${index}].variantId`] = variantId;
    fields[`lines[${index}].packs`] = String(packs);
    fields[`lines[${index}].shownPriceFen`] = String(unitPriceFen);
  });
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
