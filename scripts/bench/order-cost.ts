import { connect, type Sql } from "#db/client.server.ts";
import { ensureServer } from "#scripts/bundle-server.ts";
import { prepareDatabase } from "#scripts/database/prepare.ts";
import { openDisposableCluster } from "#scripts/embedded-postgres/disposable.ts";
import { type Desk, openDesks, type Submitted } from "./orders.ts";
import { postgresMs } from "./postgres-time.ts";
import { startApplication } from "./programs.ts";
import { FULL_SIZE, seed } from "./seed.ts";

/**
 * Says what one submit and one approval of three lines cost: processor time of the web process, of PostgreSQL and of
 * the load generator, and the statements they send. Processor time is comparable on a busy machine, elapsed time is
 * not. `ROUNDS` and `ORDERS` (to a round) set how much is measured, `STATEMENTS=1` lists every statement.
 */
const ROUNDS = Number(process.env.ROUNDS ?? 5);
const ORDERS = Number(process.env.ORDERS ?? 400);
const say = (line: string) => console.error(`· ${line}`);

type Part = "submit" | "approve";
/** Milliseconds of processor time on each side, and of the clock. */
type Cost = { web: number; database: number; generator: number; elapsed: number };

const cluster = await openDisposableCluster({
  durable: true,
  settings: ["shared_preload_libraries=pg_stat_statements", "pg_stat_statements.track_planning=on"],
});
try {
  const urls = { appUrl: cluster.appUrl(), ownerUrl: cluster.ownerUrl() };
  await prepareDatabase(urls);
  const owner = connect(urls.ownerUrl, { max: 8, statementTimeoutMs: 0 });
  await owner.sql`create extension pg_stat_statements`;
  await track(owner.sql, "none");
  const { buyers } = await seed(owner, say, { ...FULL_SIZE, entries: 0 });
  await owner.sql`vacuum analyze`;
  await ensureServer();
  const application = await startApplication(urls.appUrl);
  const desks = await openDesks(application.address, owner.sql, buyers);
  const now = (): Cost => {
    const { user, system } = process.cpuUsage();
    return {
      web: application.processorMs(),
      database: postgresMs(cluster.pid),
      generator: (user + system) / 1000,
      elapsed: performance.now(),
    };
  };

  const costs: Record<Part, Cost[]> = { submit: [], approve: [] };
  let turn = 0;
  const round = async (orders: number) => {
    const waiting: (readonly [Desk, Submitted])[] = [];
    const submit = await costOf(now, () =>
      everyDesk(desks, orders, async (desk) => {
        const submitted = await desk.submit(turn++);
        if (submitted === null) throw new Error("a submit was refused");
        waiting.push([desk, submitted]);
      }),
    );
    const approve = await costOf(now, () =>
      everyDesk(desks, orders, async (desk) => {
        const own = waiting.findIndex(([owner]) => owner === desk);
        const [taken] = waiting.splice(own, 1);
        if (!taken || !(await desk.approve(taken[1]))) throw new Error("an approval was refused");
      }),
    );
    return { submit: each(submit, orders), approve: each(approve, orders) };
  };

  const yardsticks: number[] = [];
  say("warming up");
  await round(200);
  // As the server itself would within a minute: until then it takes the tables of orders for empty.
  await owner.sql`analyze`;
  await round(200);
  for (let number = 1; number <= ROUNDS; number++) {
    say(`round ${number}: ${ORDERS} submits, ${ORDERS} approvals`);
    yardsticks.push(yardstickMs());
    const { submit, approve } = await round(ORDERS);
    costs.submit.push(submit);
    costs.approve.push(approve);
  }
  const statements = await countStatements(owner.sql, async () => void (await round(200)), 200);

  const rows = (["submit", "approve"] as const).map((part) => ({ part, ...median(costs[part]) }));
  const total = add(rows[0] as Cost, rows[1] as Cost);
  console.table(
    [...rows, { part: "order", ...total }].map(({ part, web, database, generator, elapsed }) => ({
      part,
      "web ms": web.toFixed(2),
      "PostgreSQL ms": database.toFixed(2),
      "generator ms": generator.toFixed(2),
      "together ms": (web + database + generator).toFixed(2),
      "elapsed ms": elapsed.toFixed(2),
    })),
  );
  console.log(
    `statements an order ${statements.calls.toFixed(1)}, executing ${statements.ms.toFixed(2)} ms and planning ${statements.planningMs.toFixed(2)} ms of them; WAL ${(statements.walBytes / 1000).toFixed(1)} kB`,
  );
  console.log(`a fixed piece of work took ${middle(yardsticks).toFixed(0)} ms of processor time meanwhile`);
  if (process.env.STATEMENTS) console.table(statements.each);
  await application.stop();
  await owner.close();
} finally {
  await cluster.stop();
}

/** Lets every desk work at once until `times` pieces are done. */
async function everyDesk(
  desks: readonly Desk[],
  times: number,
  work: (desk: Desk) => Promise<void>,
): Promise<void> {
  const each = Math.floor(times / desks.length);
  await Promise.all(
    desks.map(async (desk) => {
      for (let piece = 0; piece < each; piece++) await work(desk);
    }),
  );
}

async function costOf(now: () => Cost, work: () => Promise<void>): Promise<Cost> {
  const before = now();
  await work();
  return add(now(), each(before, -1));
}

/** The share of one, of `count`. */
function each({ web, database, generator, elapsed }: Cost, count: number): Cost {
  return {
    web: web / count,
    database: database / count,
    generator: generator / count,
    elapsed: elapsed / count,
  };
}

function add(one: Cost, other: Cost): Cost {
  return {
    web: one.web + other.web,
    database: one.database + other.database,
    generator: one.generator + other.generator,
    elapsed: one.elapsed + other.elapsed,
  };
}

/** Part by part, the middle of all rounds. */
function median(costs: readonly Cost[]): Cost {
  return {
    web: middle(costs.map((cost) => cost.web)),
    database: middle(costs.map((cost) => cost.database)),
    generator: middle(costs.map((cost) => cost.generator)),
    elapsed: middle(costs.map((cost) => cost.elapsed)),
  };
}

type Statement = { calls: number; ms: number; planning: number; wal: number; query: string };

async function track(sql: Sql, which: "none" | "top"): Promise<void> {
  await sql.unsafe(`alter system set pg_stat_statements.track = '${which}'`);
  await sql`select pg_reload_conf()`;
}

function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/**
 * Processor time of one fixed piece of work. Processes that share a core and its caches make each other's work
 * dearer, up to a few times; figures of two runs compare as multiples of this.
 */
function yardstickMs(): number {
  const before = process.cpuUsage();
  const rows = Array.from({ length: 60_000 }, (_, index) => ({ key: `k${(index * 7919) % 60_013}`, index }));
  (JSON.parse(JSON.stringify(rows)) as typeof rows).sort((a, b) => (a.key < b.key ? -1 : 1));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The application's statements during `work`, to one order, as PostgreSQL itself counts them. */
async function countStatements(sql: Sql, work: () => Promise<void>, orders: number) {
  await track(sql, "top");
  await sql`select pg_stat_statements_reset()`;
  await work();
  const rows = await sql<Statement[]>`
    select calls::float8 as calls, total_exec_time as ms, total_plan_time as planning, wal_bytes::float8 as wal, query
    from pg_stat_statements where userid = 'huiqian_app'::regrole order by total_exec_time + total_plan_time desc`;
  const sum = (pick: (row: Statement) => number) =>
    rows.reduce((total, row) => total + pick(row), 0) / orders;
  return {
    calls: sum((row) => row.calls),
    ms: sum((row) => row.ms),
    planningMs: sum((row) => row.planning),
    walBytes: sum((row) => row.wal),
    each: rows.map(({ calls, ms, planning, query }) => ({
      "to an order": (calls / orders).toFixed(2),
      "ms each": (ms / calls).toFixed(3),
      "ms an order": (ms / orders).toFixed(3),
      "planning ms an order": (planning / orders).toFixed(3),
      statement: query.replaceAll(/\s+/g, " ").slice(0, 110),
    })),
  };
}
