/** What `placing.ts` is to place, and the program run on a test's database. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { asc, eq } from "drizzle-orm";
import type { Actor } from "#app/domain/core/context.ts";
import type { SubmitRequisition } from "#app/domain/procurement/requisition/input.ts";
import { CHECKOUT } from "#scripts/checkout.ts";
import type { Connection } from "#db/client.server.ts";
import { deliveryLines } from "#db/schema/deliveries.server.ts";
import { buildBatch, buildMember } from "./builders.ts";
import { buildBuyer, buildGoods, formOf } from "./buying.ts";

/** Shown in pg_stat_activity by the placing program. */
export const PLACING = "placing";

export type PlacingPlan = {
  requisitions: { requester: Actor; approver: Actor; receiver: Actor; form: SubmitRequisition }[];
  /** By supplier. */
  managers: Record<string, Actor>;
  /** By product. */
  batches: Record<string, string>;
};

/** The lines of a delivery, as its receiver's form lists them. */
export function listDeliveryLines({ db }: Connection, deliveryId: string) {
  return db
    .select()
    .from(deliveryLines)
    .where(eq(deliveryLines.deliveryId, deliveryId))
    .orderBy(asc(deliveryLines.id));
}

/**
 * Four institutions that buy from three suppliers, two or three lines at a time, one of them named twice in every
 * fifth requisition.
 */
export async function buildPlacingPlan(connection: Connection, count: number): Promise<PlacingPlan> {
  const goods = await Promise.all(
    Array.from({ length: 3 }, () =>
      buildGoods(connection, { onHandPacks: 100_000, weeklyCapacityPacks: 100_000 }),
    ),
  );
  const managers = Object.fromEntries(
    await Promise.all(
      goods.map(async ({ supplier }) => [
        supplier.id,
        await buildMember(connection, supplier, ["supplier-manager"]),
      ]),
    ),
  ) as Record<string, Actor>;
  const batches: Record<string, string> = {};
  for (const { product } of goods)
    batches[product.id] = (await buildBatch(connection, product, { quantityGrams: 20_000_000 })).id;
  const buyers = await Promise.all(
    Array.from({ length: 4 }, async () => {
      const buyer = await buildBuyer(connection);
      const receiver = await buildMember(connection, buyer.institution, ["institution-receiver"]);
      return { ...buyer, receiver };
    }),
  );
  const requisitions = Array.from({ length: count }, (_, index) => {
    const buyer = buyers[index % buyers.length]!;
    const line = (which: number, packs: number) => ({ variantId: goods[which % 3]!.variant.id, packs });
    const lines = [line(index, 10), line(index + 1, 15), ...(index % 5 === 0 ? [line(index, 20)] : [])];
    return { ...buyer, form: formOf(buyer, lines) };
  });
  return { requisitions, managers, batches };
}

/** How far placing has come: requisitions, those of them approved, orders, ledger entries. */
export type Standing = { all: number; approved: number; orders: number; entries: number };

export async function standing({ sql }: Connection): Promise<Standing> {
  const [row] = await sql<Standing[]>`
    select (select count(*)::int from requisitions) as all,
           (select count(*)::int from requisitions where state = 'approved') as approved,
           (select count(*)::int from purchase_orders) as orders,
           (select count(*)::int from ledger_entries) as entries`;
  return row!;
}

/** Where a plan stands when it is placed whole, each requisition once. */
export function placedWhole({ requisitions }: PlacingPlan): Standing {
  const suppliers = requisitions.map(({ form }) => new Set(form.lines.map((line) => line.variantId)).size);
  const fulfilled = requisitions.filter((_, index) => index % 4 === 0);
  const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0);
  return {
    all: requisitions.length,
    approved: requisitions.length,
    orders: sum(suppliers),
    entries: sum(fulfilled.map(({ form }) => form.lines.length)),
  };
}

export type Placing = {
  child: ChildProcess;
  /** How many requisitions it has reported so far. */
  reported(): number;
  /** Resolves when so many requisitions are reported. */
  reached(count: number): Promise<void>;
  /** Resolves with exit code and signal. */
  ended: Promise<{ code: number | null; signal: string | null; errors: string }>;
};

/** Starts the placing program on a database. */
export function startPlacing(databaseUrl: string, plan: PlacingPlan): Placing {
  const child = spawn(process.execPath, ["--import", "tsx", "tests/support/placing.ts"], {
    cwd: CHECKOUT,
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ["pipe", "pipe", "pipe"],
  });
  child.stdin.on("error", () => undefined);
  child.stdin.end(JSON.stringify(plan));
  let placed = 0;
  let errors = "";
  const waiting: { count: number; resolve: () => void; reject: (error: Error) => void }[] = [];
  createInterface(child.stdout).on("line", () => {
    placed += 1;
    for (const each of waiting) if (placed >= each.count) each.resolve();
  });
  child.stderr.on("data", (chunk) => {
    errors += chunk;
  });
  const ended = once(child, "close").then(([code, signal]) => {
    for (const each of waiting) each.reject(new Error(`placing ended at ${placed}: ${errors}`));
    return { code, signal, errors };
  });
  return {
    child,
    ended,
    reported: () => placed,
    reached: (count) =>
      new Promise((resolve, reject) => {
        if (placed >= count) resolve();
        else waiting.push({ count, resolve, reject });
      }),
  };
}

/** Resolves when no connection of the placing program is left, so that everything it began has ended one way or the other. */
export async function untilGone({ sql }: Connection): Promise<void> {
  for (;;) {
    const [row] =
      await sql`select count(*)::int as n from pg_stat_activity where application_name = ${PLACING}
      and datname = current_database()`;
    if (row?.n === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
