import { setTimeout as sleep } from "node:timers/promises";
import type { Sql } from "#db/client.server.ts";
import { type Measured, percentile } from "./load.ts";

const CONNECTIONS = 8;

/** Posts entries as acceptances do: an entry like one of those seeded, and its first evidence, in one transaction. */
export async function poster(sql: Sql): Promise<() => Promise<void>> {
  const [range] = await sql<{ first: number; many: number }[]>`
    select min(id) as first, max(id) - min(id) + 1 as many from ledger_entries`;
  const { first = 0, many = 1 } = range ?? {};
  let turn = 0;
  return async () => {
    turn += 1;
    const model = first + ((turn * 7_919) % many);
    await sql.begin(async (tx) => {
      const [entry] = await tx<{ id: number }[]>`
        insert into ledger_entries (kind, year, month, occurred_on, posted_at, amount_fen, county_code, industry_code, channel_code, seller_force, supplier_id, buyer_id, buyer_district_code, buyer_region, fund_source)
        select kind, year, month, occurred_on, now(), amount_fen, county_code, industry_code, channel_code, seller_force, supplier_id, buyer_id, buyer_district_code, buyer_region, fund_source
        from ledger_entries where id >= ${model} order by id limit 1 returning id`;
      await tx`
        insert into ledger_grades (entry_id, grade, reached_on, recorded_at, evidence)
        values (${entry?.id ?? 0}, 'accepted', current_date, now(), 'measure')`;
    });
  };
}

/** Posts so many entries a second until it is told to stop, and says then how many it was. */
export async function postSteadily(sql: Sql, perSecond: number): Promise<() => Promise<number>> {
  const post = await poster(sql);
  let posted = 0;
  let going = true;
  const begun = performance.now();
  const posting = (async () => {
    for (; going; posted++) {
      await post();
      await sleep(Math.max(0, ((posted + 1) * 1000) / perSecond - (performance.now() - begun)));
    }
  })();
  return async () => {
    going = false;
    await posting;
    return posted;
  };
}

/** Asks for the cockpit over eight connections, each time right after posting an entry, which is not timed. */
export async function measureAfterPosting(
  sql: Sql,
  load: { url: string; cookie: string; seconds: number },
): Promise<Measured> {
  const post = await poster(sql);
  const taken: number[] = [];
  let failed = 0;
  const begun = performance.now();
  const ask = async () => {
    while (performance.now() - begun < load.seconds * 1000) {
      await post();
      const asked = performance.now();
      const answer = await fetch(load.url, { headers: { Cookie: load.cookie } });
      await answer.arrayBuffer();
      if (answer.status === 200) taken.push(performance.now() - asked);
      else failed += 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, ask));
  taken.sort((a, b) => a - b);
  return {
    requests: taken.length,
    requestsPerSecond: taken.length / ((performance.now() - begun) / 1000),
    p50: percentile(taken, 0.5),
    p99: percentile(taken, 0.99),
    failed,
  };
}

export type PostingMeasured = { bareP50: number; bareP99: number; p50: number; p99: number };

const POSTINGS = 500;

/**
 * Posts entries one after the other, each beside the same row inserted bare: into a table of the same columns and
 * indexes that nothing else depends on. Milliseconds, committed.
 */
export async function measurePosting(sql: Sql): Promise<PostingMeasured> {
  await sql`create table measured_bare (like ledger_entries including all)`;
  const post = await poster(sql);
  const [bare, posted]: [number[], number[]] = [[], []];
  for (let turn = 0; turn < POSTINGS; turn++) {
    const begun = performance.now();
    await sql.begin(
      (tx) => tx`
        insert into measured_bare overriding system value
        select * from ledger_entries order by id offset ${turn} limit 1`,
    );
    const between = performance.now();
    await post();
    bare.push(between - begun);
    posted.push(performance.now() - between);
  }
  await sql`drop table measured_bare`;
  for (const times of [bare, posted]) times.sort((a, b) => a - b);
  return {
    bareP50: percentile(bare, 0.5),
    bareP99: percentile(bare, 0.99),
    p50: percentile(posted, 0.5),
    p99: percentile(posted, 0.99),
  };
}
