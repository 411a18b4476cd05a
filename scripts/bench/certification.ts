import { sql as text } from "drizzle-orm";
import { saleText, saleProblemsOn, sellableOn } from "#app/domain/certification/sale/sellable.server.ts";
import type { Connection } from "#db/client.server.ts";

const ROUNDS = 40;
const DAY = "2026-06-15";

export type CertificationMeasured = {
  products: number;
  mayBeSold: number;
  /** Milliseconds of the statement alone, as PostgreSQL tells. */
  executionMs: number;
  /** Milliseconds from asking to the answer, on the wall; processor time of this process in between. */
  p50: number;
  p99: number;
  processorMs: number;
  /** The same, with every certificate to be frozen into orders. */
  withSnapshotsP50: number;
  withSnapshotsProcessorMs: number;
  plan: string[];
};

/**
 * Makes half of the products packaged food, gives nine of ten suppliers a licence and an older one that ended, every product
 * a mark, and one supplier in twenty a waiver.
 */
export async function seedCertification({ sql }: Connection, say: (line: string) => void): Promise<void> {
  say("certificates and waivers");
  await sql`update products set processing = 'packaged-food' where ('x' || right(id::text, 1))::bit(4)::int % 2 = 0`;
  const official = await sql<{ user_id: string; organisation_id: string }[]>`
    select user_id, organisation_id from memberships order by id limit 1`;
  await sql`
    insert into files (id, organisation_id, kind, visibility, media_type, byte_length, sha256, original_name)
    select gen_random_uuid(), id, 'document', 'private', 'application/pdf', 1, 'x', 'x.pdf' from organisations where kind = 'supplier'`;
  const common = sql`(id, organisation_id, scheme_code, product_id, number, issuer, valid_from, valid_until, file_id, state, submitted_at)`;
  await sql`
    insert into certificates ${common}
    select gen_random_uuid(), o.id, 'food-licence', null, 'M' || n, '测', case when n = 1 then date '2021-01-01' else date '2026-01-01' end,
      case when n = 1 then date '2025-12-31' else date '2030-12-31' end, f.id, 'verified', now()
    from organisations o join files f on f.organisation_id = o.id and f.original_name = 'x.pdf' cross join generate_series(1, 2) n
    where o.kind = 'supplier' and (n = 1 or hashtext(o.id::text) % 10 <> 0)`;
  await sql`
    insert into certificates ${common}
    select gen_random_uuid(), p.organisation_id, 'green-food', p.id, 'M', '测', '2025-01-01', '2027-12-31', f.id, 'verified', now()
    from products p join files f on f.organisation_id = p.organisation_id and f.original_name = 'x.pdf'`;
  await sql`
    insert into certificate_waivers (id, scheme_code, organisation_id, responsible, reason, valid_from, valid_until, granted_at, granted_by_id, granted_by_organisation_id)
    select gen_random_uuid(), 'food-licence', o.id, '测', '测', '2026-06-01', '2026-08-01', now(), ${official[0]!.user_id}, ${official[0]!.organisation_id}
    from organisations o where o.kind = 'supplier' and hashtext(o.id::text) % 20 = 0`;
}

/** Seeds and measures, after everything else: the products of other measurements need no certificate. */
export async function measureWhatMayBeSold(connection: Connection, say: (line: string) => void) {
  await seedCertification(connection, say);
  await connection.sql`vacuum analyze`;
  const { plan: _, ...measured } = await measureCertification(connection);
  return measured;
}

/** Asks of every product at once whether it may be sold on a day. */
export async function measureCertification({ db, sql }: Connection): Promise<CertificationMeasured> {
  const ids = (await sql<{ id: string }[]>`select id from products`).map(({ id }) => id);
  const rows = (await db.execute(
    text`explain (analyze, buffers) ${saleText(text`p.id = any(${text.param(ids)}::uuid[])`, { requiredOnly: true })}`,
  )) as unknown as Record<string, string>[];
  const plan = rows.map((row) => Object.values(row)[0] ?? "");
  const execution = plan.find((line) => line.startsWith("Execution Time"));
  const problems = await saleProblemsOn({ db }, ids, DAY);
  const narrow = await timed(() => saleProblemsOn({ db }, ids, DAY));
  const whole = await timed(() => sellableOn({ db }, ids, DAY));
  return {
    products: ids.length,
    mayBeSold: [...problems.values()].filter((list) => list.length === 0).length,
    executionMs: Number(/[\d.]+/.exec(execution ?? "")?.[0] ?? Number.NaN),
    ...narrow,
    withSnapshotsP50: whole.p50,
    withSnapshotsProcessorMs: whole.processorMs,
    plan,
  };
}

async function timed(ask: () => Promise<unknown>) {
  for (let round = 0; round < 5; round++) await ask();
  const took: number[] = [];
  const processor = process.cpuUsage();
  for (let round = 0; round < ROUNDS; round++) {
    const begun = performance.now();
    await ask();
    took.push(performance.now() - begun);
  }
  const { user, system } = process.cpuUsage(processor);
  took.sort((one, other) => one - other);
  const at = (share: number) =>
    Math.round((took[Math.floor(share * (took.length - 1))] ?? Number.NaN) * 10) / 10;
  return { p50: at(0.5), p99: at(0.99), processorMs: Math.round((user + system) / 100 / ROUNDS) / 10 };
}
