import { verifyLedger } from "#app/domain/ledger/chain/verify.server.ts";
import { type CountingPolicy, listPolicies } from "#app/domain/ledger/policy/queries.server.ts";
import { readCells } from "#app/domain/reporting/crossing/cells.server.ts";
import { type CrossDimension, crossDimensions } from "#app/domain/reporting/crossing/view.ts";
import { readEntryFilter } from "#app/domain/reporting/entries/filter.ts";
import { readYearTotals } from "#app/domain/reporting/progress/totals.server.ts";
import { type Connection, connect } from "#db/client.server.ts";
import { ensureServer } from "#scripts/bundle-server.ts";
import { prepareDatabase } from "#scripts/database/prepare.ts";
import { openDisposableCluster } from "#scripts/embedded-postgres/disposable.ts";
import { measurePosting, poster } from "./cockpit.ts";
import { openKeptCluster } from "./kept-cluster.ts";
import { percentile } from "./load.ts";
import { postgresMs } from "./postgres-time.ts";
import { type Program, startApplication } from "./programs.ts";
import { signedInCookie } from "./sign-in.ts";
import { seedSides, seedWideLedger } from "./wide-ledger.ts";

/**
 * Measures the ledger of a wide market: `npx tsx scripts/bench/ledger-alone.ts`. `BENCH_ENTRIES` is its final
 * size, 100,000 where nothing is said; it is measured at a tenth of it and whole, so that growth is seen in one run. Asked by
 * one reader, so that a time is what one answer takes; the processor time of PostgreSQL and of the web process stands beside it,
 * because other work on the machine lengthens the clock's.
 *
 * `BENCH_DATA` is a folder to keep the ledger in: a run that finds it there seeds nothing and measures it again. Ten
 * million entries need 15 GB. `BENCH_VERIFY=1` has the chain recomputed as well.
 */
const ENTRIES = Number(process.env.BENCH_ENTRIES ?? 100_000);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 300);
const SIZES = [Math.round(ENTRIES / 10), ENTRIES];
const FOLDER = process.env.BENCH_DATA;
const say = (line: string) => console.error(`· ${line}`);
const thisYear = new Date().getFullYear();

type Row = {
  entries: number;
  what: string;
  "p50 ms": string;
  "p99 ms": string;
  "PostgreSQL ms": string;
  "web ms": string;
};
const rows: Row[] = [];

/** What crossings are narrowed to, in turn. */
const FILTERS: Partial<Record<CrossDimension, string>> = {
  fund: "canteen",
  force: "cooperative",
  channel: "huiqian",
  region: "huizhou",
  county: "522323",
};

const cluster = FOLDER ? await openKeptCluster(FOLDER) : await openDisposableCluster({ durable: true });
try {
  const urls = { appUrl: cluster.appUrl(), ownerUrl: cluster.ownerUrl() };
  await prepareDatabase(urls);
  const owner = connect(urls.ownerUrl, { max: 2, statementTimeoutMs: 0 });
  const reader = connect(urls.appUrl, { max: 1, statementTimeoutMs: 0 });
  await ensureServer();
  let seeded = await lastEntry(owner);
  if (seeded === 0) await seedSides(owner);
  for (const size of SIZES.filter((each) => each >= seeded || each === ENTRIES)) {
    say(`${size.toLocaleString("en")} entries`);
    if (seeded < size) await seedTo(owner, seeded, size);
    await measureReading(size, owner, reader);
    await measurePages(size, owner, urls.appUrl);
    await measureWriting(size, owner);
    if (process.env.BENCH_VERIFY) await measureVerifying(reader);
    seeded = await lastEntry(owner);
  }
  console.table(rows);
  await reader.close();
  await owner.close();
} finally {
  await cluster.stop();
}

async function lastEntry({ sql }: Connection): Promise<number> {
  const [row] = await sql<{ last: number }[]>`select coalesce(max(id), 0) as last from ledger_entries`;
  return row?.last ?? 0;
}

async function seedTo(owner: Connection, seeded: number, size: number): Promise<void> {
  const begun = performance.now();
  await seedWideLedger(owner, seeded + 1, size);
  const [kept] = await owner.sql<{ cells: number; crossings: number; megabytes: number }[]>`
    select (select count(*)::int from ledger_sums) as cells, (select count(*)::int from ledger_crossings) as crossings,
      (pg_database_size(current_database()) / 1000000)::int as megabytes`;
  say(
    `seeded in ${((performance.now() - begun) / 1000).toFixed(0)} s: ${kept?.cells} cells, ${kept?.crossings} crossings, ${kept?.megabytes} MB`,
  );
}

/** The cockpit's figures, and any two divisions with nothing, one and two filters beside them. */
async function measureReading(size: number, owner: Connection, reader: Connection): Promise<void> {
  const ctx = { db: reader.db, transactional: true };
  const [policy] = await listPolicies(ctx);
  if (!policy) throw new Error("There is no counting policy.");
  const times = timesOf(size);
  await owner.sql`select gather_ledger_changes(1000000)`;
  await times("the cockpit's figures", () => readYearTotals(ctx, thisYear, policy.id));
  const pairs = crossDimensions.flatMap((one, at) =>
    crossDimensions.slice(at + 1).map((other) => [one, other] as const),
  );
  for (const [filters, words] of [
    "no filter",
    "one filter",
    "two filters",
    "three, from the cells",
  ].entries()) {
    let turn = 0;
    await times(`two divisions, each pair in turn, ${words}`, () => {
      const pair = pairs[turn++ % pairs.length] ?? (["county", "month"] as const);
      return cross(ctx, policy, pair, filters);
    });
  }
}

function cross(
  ctx: Parameters<typeof readCells>[0],
  policy: CountingPolicy,
  [rows, columns]: readonly [CrossDimension, CrossDimension],
  filters: number,
) {
  const free = Object.entries(FILTERS).filter(([dimension]) => dimension !== rows && dimension !== columns);
  const filter = readEntryFilter(new URLSearchParams(free.slice(0, filters)), thisYear);
  return readCells(ctx, policy, { rows, columns, filter });
}

async function measurePages(size: number, owner: Connection, databaseUrl: string): Promise<void> {
  const application = await startApplication(databaseUrl);
  const headers = { Cookie: await signedInCookie(application.address, owner) };
  const page = (path: string) => async () => {
    const answer = await fetch(`${application.address}${path}`, { headers });
    await answer.arrayBuffer();
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
  };
  const times = timesOf(size, application);
  await times("cockpit page, ledger unchanged", page("/official/cockpit"));
  await times("cockpit page right after a posting", page("/official/cockpit"), await poster(owner.sql));
  await times("crossing page, county by month", page("/official/cockpit/cross"));
  await application.stop();
}

/** Posting beside the bare row, gathering what was posted, and what a new version of a policy takes to be there. */
async function measureWriting(size: number, { sql }: Connection): Promise<void> {
  const posting = await measurePosting(sql);
  note(size, "the bare row inserted", posting.bareP50, posting.bareP99);
  note(size, "an entry posted with its evidence and links", posting.p50, posting.p99);
  const [{ gathered = 0 } = {}] = await spent(
    "gathering the postings",
    () => sql<{ gathered: number }[]>`select gather_ledger_changes(1000000) as gathered`,
  );
  say(`${gathered} postings gathered`);
  const [policy] = await spent(
    "publishing a counting policy",
    () => sql<{ id: string }[]>`
      insert into counting_policies (id, code, version, name_zh, name_en, description_zh, description_en, minimum_grade, scope, effective_from, is_headline)
      select gen_random_uuid(), 'measure', 1, '-', '-', '-', '-', 'invoiced', '{"regions": ["huizhou"]}', current_date, false returning id`,
  );
  await sql`delete from counting_policies where id = ${policy?.id ?? null}`;
}

/** Recomputes the whole chain. The hashes seeded mean nothing, so it finds problems; the work is the same. */
async function measureVerifying(reader: Connection): Promise<void> {
  const begun = process.cpuUsage();
  const { links } = await spent("recomputing the chain", () => verifyLedger(reader));
  const { user, system } = process.cpuUsage(begun);
  say(
    `${links.toLocaleString("en")} links, ${((user + system) / 1000).toFixed(0)} ms of this process beside`,
  );
}

/** Does something once and says how long it took, by the clock and by PostgreSQL's processors. */
async function spent<Result>(what: string, work: () => PromiseLike<Result>): Promise<Result> {
  const [begun, before] = [performance.now(), postgresMs(cluster.pid)];
  const result = await work();
  const [clock, processor] = [performance.now() - begun, postgresMs(cluster.pid) - before];
  say(`${what}: ${clock.toFixed(0)} ms by the clock, PostgreSQL ${processor.toFixed(0)} ms`);
  return result;
}

function note(entries: number, what: string, p50: number, p99: number, postgres = "–", web = "–") {
  const row = {
    entries,
    what,
    "p50 ms": p50.toFixed(2),
    "p99 ms": p99.toFixed(2),
    "PostgreSQL ms": postgres,
    "web ms": web,
  };
  rows.push(row);
  say(Object.values(row).join(" | "));
}

/** Reads again and again, after some to warm up, and notes what one takes; what comes `before` each is not counted. */
function timesOf(entries: number, application?: Program) {
  return async (
    what: string,
    read: () => Promise<unknown>,
    before: () => Promise<unknown> = async () => undefined,
  ) => {
    for (let round = 0; round < 30; round++) await read();
    const taken: number[] = [];
    let [database, web] = [0, 0];
    for (let round = 0; round < ROUNDS; round++) {
      await before();
      const [spentThere, spentHere] = [postgresMs(cluster.pid), application?.processorMs() ?? 0];
      const begun = performance.now();
      await read();
      taken.push(performance.now() - begun);
      database += postgresMs(cluster.pid) - spentThere;
      web += (application?.processorMs() ?? 0) - spentHere;
    }
    taken.sort((one, other) => one - other);
    note(
      entries,
      what,
      percentile(taken, 0.5),
      percentile(taken, 0.99),
      (database / ROUNDS).toFixed(2),
      application ? (web / ROUNDS).toFixed(2) : "–",
    );
  };
}
