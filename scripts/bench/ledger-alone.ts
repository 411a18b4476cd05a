import { listPolicies } from "#app/domain/ledger/policy/queries.server.ts";
import { readCells } from "#app/domain/reporting/crossing/cells.server.ts";
import { type CrossDimension, crossDimensions } from "#app/domain/reporting/crossing/view.ts";
import { readEntryFilter } from "#app/domain/reporting/entries/filter.ts";
import { readYearTotals } from "#app/domain/reporting/progress/totals.server.ts";
import { connect } from "#db/client.server.ts";
import { ensureBuilt } from "#scripts/build.ts";
import { CHECKOUT } from "#scripts/checkout.ts";
import { prepareDatabase } from "#scripts/database/prepare.ts";
import { openDisposableCluster } from "#scripts/embedded-postgres/disposable.ts";
import { measurePosting, poster } from "./cockpit.ts";
import { percentile } from "./load.ts";
import { postgresMs } from "./postgres-time.ts";
import { startApplication } from "./programs.ts";
import { signedInCookie } from "./sign-in.ts";
import { seedSides, seedWideLedger } from "./wide-ledger.ts";

/**
 * Measures the ledger of a wide market: `npx tsx scripts/bench/ledger-alone.ts`. `BENCH_ENTRIES` is its final
 * size, 100,000 where nothing is said; it is measured at a tenth of it and whole, so that growth is seen in one run. Asked by
 * one reader, so that a time is what one answer takes; the processor time of PostgreSQL stands beside it, because other work
 * on the machine lengthens the clock's. Ten million entries need 15 GB in the temporary folder.
 */
const ENTRIES = Number(process.env.BENCH_ENTRIES ?? 100_000);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 300);
const SIZES = [Math.round(ENTRIES / 10), ENTRIES];
const say = (line: string) => console.error(`· ${line}`);
const thisYear = new Date().getFullYear();

type Row = { entries: number; what: string; "p50 ms": string; "p99 ms": string; "PostgreSQL ms": string };
const rows: Row[] = [];

const cluster = await openDisposableCluster({ durable: true });
try {
  const urls = { appUrl: cluster.appUrl(), ownerUrl: cluster.ownerUrl() };
  await prepareDatabase(urls);
  const owner = connect(urls.ownerUrl, { max: 2, statementTimeoutMs: 0 });
  const reader = connect(urls.appUrl, { max: 1, statementTimeoutMs: 0 });
  const ctx = { db: reader.db, transactional: true };
  await seedSides(owner);
  await ensureBuilt(CHECKOUT, (work) => work());

  let seeded = 0;
  let cookie: string | null = null;
  for (const size of SIZES) {
    say(`${size.toLocaleString("en")} entries`);
    const begun = performance.now();
    await seedWideLedger(owner, seeded + 1, size);
    seeded = size;
    const [kept] = await owner.sql<{ cells: number; crossings: number; megabytes: number }[]>`
      select (select count(*)::int from ledger_sums) as cells, (select count(*)::int from ledger_crossings) as crossings,
        (pg_database_size(current_database()) / 1000000)::int as megabytes`;
    say(
      `seeded in ${((performance.now() - begun) / 1000).toFixed(0)} s: ${kept?.cells} cells, ${kept?.crossings} crossings, ${kept?.megabytes} MB`,
    );
    const [policy] = await listPolicies(ctx);
    if (!policy) throw new Error("There is no counting policy.");
    const times = timesOf(size);
    await times("the cockpit's figures", () => readYearTotals(ctx, thisYear, policy.id));
    const pairs = crossDimensions.flatMap((one, at) =>
      crossDimensions.slice(at + 1).map((other) => [one, other] as const),
    );
    const view = (rows: CrossDimension, columns: CrossDimension, filter: Record<string, string>) => ({
      rows,
      columns,
      filter: readEntryFilter(new URLSearchParams(filter), thisYear),
    });
    let turn = 0;
    const next = () => pairs[turn++ % pairs.length] ?? (["county", "month"] as const);
    await times("two divisions, each pair in turn", () => readCells(ctx, policy, view(...next(), {})));
    await times("two divisions and a filter", () => {
      const [one, other] = next();
      const filter: Record<string, string> =
        one === "fund" || other === "fund" ? { force: "cooperative" } : { fund: "canteen" };
      return readCells(ctx, policy, view(one, other, filter));
    });
    await times(
      "two divisions and two filters, from the cells",
      () => readCells(ctx, policy, view("county", "month", { fund: "canteen", channel: "huiqian" })),
      ROUNDS / 10,
    );
    await times(
      "district by region, from the cells",
      () => readCells(ctx, policy, view("district", "region", {})),
      ROUNDS / 10,
    );

    const application = await startApplication(urls.appUrl);
    cookie ??= await signedInCookie(application.address, owner);
    const headers = { Cookie: cookie };
    const page = (path: string) => async () => {
      const answer = await fetch(`${application.address}${path}`, { headers });
      await answer.arrayBuffer();
      if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
    };
    await times("cockpit page, ledger unchanged", page("/official/cockpit"));
    const post = await poster(owner.sql);
    await times("cockpit page right after a posting", page("/official/cockpit"), ROUNDS, post);
    await times("crossing page, county by month", page("/official/cockpit/cross"));
    await application.stop();
    const posting = await measurePosting(owner.sql);
    const row = (what: string, p50: number, p99: number) =>
      rows.push({
        entries: size,
        what,
        "p50 ms": p50.toFixed(2),
        "p99 ms": p99.toFixed(2),
        "PostgreSQL ms": "–",
      });
    row("the bare row inserted", posting.bareP50, posting.bareP99);
    row("an entry posted with its evidence and links", posting.p50, posting.p99);
    const gathering = performance.now();
    const [{ gathered = 0 } = {}] = await owner.sql<{ gathered: number }[]>`
      select gather_ledger_changes(1000000) as gathered`;
    say(`${gathered} postings gathered in ${(performance.now() - gathering).toFixed(0)} ms`);
    const adding = performance.now();
    await owner.sql`
      insert into counting_policies (id, code, version, name_zh, name_en, description_zh, description_en, minimum_grade, scope, effective_from, is_headline)
      select gen_random_uuid(), 'measure', ${size}::int, '-', '-', '-', '-', 'invoiced', '{"regions": ["huizhou"]}', current_date, false`;
    say(`a counting policy added in ${(performance.now() - adding).toFixed(0)} ms`);
  }
  console.table(rows);
  await reader.close();
  await owner.close();
} finally {
  await cluster.stop();
}

/** Reads again and again, after some to warm up, and notes what one takes; what comes `before` each is not timed. */
function timesOf(entries: number) {
  return async (
    what: string,
    read: () => Promise<unknown>,
    rounds = ROUNDS,
    before: () => Promise<unknown> = async () => undefined,
  ) => {
    for (let round = 0; round < 5; round++) await read();
    const taken: number[] = [];
    let database = 0;
    for (let round = 0; round < rounds; round++) {
      await before();
      const spent = postgresMs(cluster.pid);
      const begun = performance.now();
      await read();
      taken.push(performance.now() - begun);
      database += postgresMs(cluster.pid) - spent;
    }
    taken.sort((one, other) => one - other);
    const row = {
      entries,
      what,
      "p50 ms": percentile(taken, 0.5).toFixed(2),
      "p99 ms": percentile(taken, 0.99).toFixed(2),
      "PostgreSQL ms": (database / rounds).toFixed(2),
    };
    rows.push(row);
    say(Object.values(row).join(" | "));
  };
}
