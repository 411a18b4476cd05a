import { coverageStatement, readCoverage } from "#app/domain/reporting/review/coverage.server.ts";
import { sql as sqlText } from "drizzle-orm";
import { countReviewedRetestsOverdue } from "#app/domain/reporting/inspection/retests.server.ts";
import { readServiceTimes } from "#app/domain/reporting/review/service-times.server.ts";
import type { Context } from "#app/domain/core/context.ts";
import { prepareDatabase } from "#scripts/database/prepare.ts";
import { openDisposableCluster } from "#scripts/embedded-postgres/disposable.ts";
import { connect } from "#db/client.server.ts";
import { percentile } from "./load.ts";
import { RECALL_SIZE, seedRecall } from "./recall.ts";
import { FULL_SIZE, seed } from "./seed.ts";

/**
 * Measures what officials oversee, over 100,000 batches with 2,000,000 events, a report on each batch and 20,000 accepted
 * deliveries: `npx tsx scripts/bench/oversight-alone.ts`. `BENCH_SHARE` seeds only a part of batches and events.
 */
const SHARE = Number(process.env.BENCH_SHARE ?? 1);
const ROUNDS = 15;
const say = (line: string) => console.error(`· ${line}`);

const cluster = await openDisposableCluster();
try {
  const urls = { appUrl: cluster.appUrl(), ownerUrl: cluster.ownerUrl() };
  await prepareDatabase(urls);
  const owner = connect(urls.ownerUrl, { max: 1, statementTimeoutMs: 0 });
  const { sql } = owner;
  await seed(owner, say, { ...FULL_SIZE, products: 1000, entries: 1000 });
  await seedRecall(owner, say, {
    batches: Math.round(RECALL_SIZE.batches * SHARE),
    events: Math.round(RECALL_SIZE.events * SHARE),
    orders: RECALL_SIZE.orders,
  });
  say("a harvest and a packing for each batch, a report on it, and entries of its deliveries");
  // Rows are written as they would stand: the triggers that refuse changes and keep sums have no say in a measurement.
  await sql`set session_replication_role = replica`;
  await sql`update trace_events set kind = case sequence when 1 then 'harvested' else 'packed' end where sequence in (1, 2)`;
  await sql`
    insert into trace_events (batch_id, sequence, kind, occurred_at, recorded_at, place_zh, delivery_id, previous_hash, hash)
    select l.batch_id, 1000 + 2 * row_number() over (partition by l.batch_id) + step, case step when 0 then 'dispatched' else 'accepted' end,
      now(), now(), '途', l.delivery_id, md5(l.id::text || step), md5(l.id::text || step || 'a')
    from delivery_lines l cross join generate_series(0, 1) step`;
  await sql`
    insert into trace_heads as head (batch_id, length, hash, begun, packed) select id, 2, 'h', 1, 1 from batches
    on conflict (batch_id) do update set begun = 1, packed = 1`;
  await sql`
    insert into trace_deliveries (batch_id, delivery_id, dispatched, accepted)
    select distinct batch_id, delivery_id, 1, 1 from delivery_lines on conflict do nothing`;
  await sql`
    insert into inspection_reports (id, organisation_id, batch_id, number, laboratory, method, sampled_on, reported_on, verdict)
    select gen_random_uuid(), organisation_id, id, 'R', '检', 'GB', packed_on, packed_on + 1 + right(code, 2)::int, 'passed' from batches`;
  await sql`
    insert into ledger_entries (kind, year, month, occurred_on, posted_at, amount_fen, county_code, industry_code, channel_code, seller_force,
      supplier_id, buyer_id, buyer_district_code, buyer_region, fund_source, order_id, order_line_id, delivery_line_id, acceptance_id)
    select 'sale', 2026, 2, '2026-02-01', now(), 1000, o.county_code, o.industry_code, e.channel_code, e.seller_force,
      d.supplier_id, d.organisation_id, e.buyer_district_code, e.buyer_region, 'canteen', d.order_id, o.id, l.id, a.id
    from delivery_lines l join deliveries d on d.id = l.delivery_id join purchase_order_lines o on o.id = l.order_line_id
    join acceptances a on a.delivery_id = d.id cross join (select * from ledger_entries limit 1) e`;
  await sql`set session_replication_role = origin`;
  await sql`vacuum analyze`;

  const reader = connect(urls.appUrl, { max: 1 });
  const ctx = {
    db: reader.db,
    transactional: false,
    now: new Date("2026-06-15T04:00:00Z"),
    requestId: "measure",
    demo: false,
    actor: {
      userId: "",
      userName: "",
      organisationId: "",
      organisationName: "",
      organisationKind: "office",
      organisationApproved: true,
      officeLevel: "prefecture",
      countyCode: null,
      districtCode: null,
      roles: ["official-manager", "official-reviewer"],
    },
  } as Context;
  const times = async (read: () => Promise<unknown>) => {
    const taken: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const began = performance.now();
      await read();
      taken.push(performance.now() - began);
    }
    taken.sort((one, other) => one - other);
    return { p50: percentile(taken, 0.5), p99: percentile(taken, 0.99) };
  };
  const plan = await reader.db.execute<{ "QUERY PLAN": string }>(
    sqlText`explain (analyze, buffers, summary) ${coverageStatement(ctx.actor, 2026)}`,
  );
  console.log(plan.map((row) => row["QUERY PLAN"]).join("\n"));
  const { whole } = await readCoverage(ctx, 2026);
  console.table([whole]);
  console.table({
    coverage: await times(() => readCoverage(ctx, 2026)),
    "tests overdue": await times(() => countReviewedRetestsOverdue(ctx)),
    "service times": await times(() => readServiceTimes(ctx)),
  });
  await reader.close();
  await owner.close();
} finally {
  await cluster.stop();
}
