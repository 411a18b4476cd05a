import { connect } from "#db/client.server.ts";
import { ensureServer } from "#scripts/bundle-server.ts";
import { prepareDatabase } from "#scripts/database/prepare.ts";
import { openDisposableCluster } from "#scripts/embedded-postgres/disposable.ts";
import { poster } from "./cockpit.ts";
import { percentile } from "./load.ts";
import { postgresMs } from "./postgres-time.ts";
import { startApplication } from "./programs.ts";
import { seed } from "./seed.ts";
import { signedInCookie } from "./sign-in.ts";

/**
 * Says what one page of the cockpit costs in processor time, of the web process with all its threads and of PostgreSQL:
 * `npx tsx scripts/bench/cockpit-cost.ts`. Once with the ledger unchanged, once with an entry posted before every page,
 * each over eight connections. `BENCH_ENTRIES` sets the size of the ledger, `BENCH_PAGES` the pages of a round,
 * `BENCH_ENCODING` what the reader accepts. What posting costs PostgreSQL is measured before and taken off. Linux only.
 */
const ENTRIES = Number(process.env.BENCH_ENTRIES ?? 100_000);
const PAGES = Number(process.env.BENCH_PAGES ?? 800);
const ENCODING = process.env.BENCH_ENCODING ?? "identity";
const ROUNDS = 5;
const CONNECTIONS = 8;
const say = (line: string) => console.error(`· ${line}`);

type Spent = { web: number; database: number };

const cluster = await openDisposableCluster({ durable: true });
try {
  const urls = { appUrl: cluster.appUrl(), ownerUrl: cluster.ownerUrl() };
  await prepareDatabase(urls);
  const owner = connect(urls.ownerUrl, { max: CONNECTIONS, statementTimeoutMs: 0 });
  await seed(owner, say, { products: 600, entries: ENTRIES });
  await owner.sql`vacuum analyze`;
  await ensureServer();
  const application = await startApplication(urls.appUrl);
  const headers = {
    Cookie: await signedInCookie(application.address, owner),
    "Accept-Encoding": ENCODING,
  };
  const post = await poster(owner.sql);
  let bytes = 0;
  const read = async () => {
    const answer = await fetch(`${application.address}/official/cockpit`, { headers });
    bytes = (await answer.arrayBuffer()).byteLength;
    if (answer.status !== 200) throw new Error(`the cockpit answered ${answer.status}`);
  };

  const measured = async (work: () => Promise<void>): Promise<Spent[]> => {
    const rounds: Spent[] = [];
    for (let round = -2; round < ROUNDS; round++) {
      const [web, database] = [application.processorMs(), postgresMs(cluster.pid)];
      await atOnce(PAGES, work);
      const spent = {
        web: (application.processorMs() - web) / PAGES,
        database: (postgresMs(cluster.pid) - database) / PAGES,
      };
      if (round >= 0) rounds.push(spent);
    }
    return rounds;
  };
  say("ledger unchanged");
  const unchanged = await measured(read);
  say("posting alone");
  const posting = middle(await measured(post)).database;
  say("an entry posted before every page");
  const changed = await measured(async () => {
    await post();
    await read();
  });
  await application.stop();
  await owner.close();

  const row = (what: string, rounds: Spent[], less = 0) => ({
    what,
    "web ms, least": Math.min(...rounds.map(({ web }) => web)).toFixed(2),
    "web ms, median": middle(rounds).web.toFixed(2),
    "PostgreSQL ms": (middle(rounds).database - less).toFixed(2),
  });
  console.table([
    row("ledger unchanged", unchanged),
    row("an entry posted before every page", changed, posting),
  ]);
  console.log(
    `${(bytes / 1000).toFixed(1)} kB a page; posting an entry costs PostgreSQL ${posting.toFixed(2)} ms`,
  );
} finally {
  await cluster.stop();
}

/** Does `times` pieces of work, a fixed number of them at once. */
async function atOnce(times: number, work: () => Promise<void>): Promise<void> {
  let left = times;
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (left-- > 0) await work();
    }),
  );
}

function middle(rounds: readonly Spent[]): Spent {
  const of = (pick: (spent: Spent) => number) =>
    percentile(
      rounds.map(pick).sort((a, b) => a - b),
      0.5,
    );
  return { web: of(({ web }) => web), database: of(({ database }) => database) };
}
