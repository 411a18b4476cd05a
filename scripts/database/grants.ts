import type postgres from "postgres";

/**
 * Tables whose rows are facts: they are inserted, never changed or removed. The application's role gets no
 * right to do so, on top of the triggers that refuse it to everybody.
 */
export const APPEND_ONLY_TABLES = [
  "acceptance_cold_chains",
  "audit_events",
  "batch_inputs",
  "conformity_certificates",
  "household_benefit_verdicts",
  "household_benefit_ways",
  "household_benefits",
  "indicator_reports",
  "indicator_verdicts",
  "counted_sale_keys",
  "inspection_overrides",
  "inspection_readings",
  "ledger_closings",
  "ledger_entries",
  "ledger_grades",
  "recall_answer_lines",
  "recall_batches",
  "recall_notice_lines",
  "reserved_shares",
  "stock_movements",
  "target_divisions",
  "target_parts",
  "target_versions",
  "temperature_readings",
  "trace_events",
] as const;

/** Tables that triggers keep with the rights of the owner: the application reads them and writes none of their rows. */
export const DERIVED_TABLES = [
  "ledger_chain_end",
  "ledger_changes",
  "ledger_crossings",
  "ledger_links",
  "ledger_roots",
  "ledger_sums",
  "ledger_totals",
  "trace_deliveries",
  "trace_heads",
] as const;

/**
 * Gives `role` what the application needs in the connected database and nothing more: rows of every table,
 * no table definitions. It may create schemas, because it owns the job queue's. Idempotent.
 * Throws when a table that must be append-only is missing.
 */
export async function grantToApplication(sql: postgres.Sql, role: string): Promise<void> {
  const [found] = await sql<{ database: string; tables: string[] }[]>`
    select current_database() as database,
           array(select tablename::text from pg_tables where schemaname = 'public') as tables`;
  if (!found) throw new Error("The database did not answer which tables it has.");
  const missing = APPEND_ONLY_TABLES.filter((table) => !found.tables.includes(table));
  if (missing.length > 0)
    throw new Error(`Append-only tables are missing from the schema: ${missing.join(", ")}`);
  const appOwnsTables = await sql`
    select 1 from pg_tables where schemaname = 'public' and tableowner = ${role} limit 1`;
  if (appOwnsTables.length > 0)
    throw new Error(`Role ${role} owns tables; grants to it would have no effect.`);

  await sql.begin(async (tx) => {
    const to = tx(role);
    await tx`grant connect, create, temporary on database ${tx(found.database)} to ${to}`;
    await tx`grant usage on schema public, drizzle to ${to}`;
    await tx`grant select on all tables in schema drizzle to ${to}`;
    await tx`grant select, insert, update, delete on all tables in schema public to ${to}`;
    await tx`grant usage, select, update on all sequences in schema public to ${to}`;
    await tx`alter default privileges in schema public grant select, insert, update, delete on tables to ${to}`;
    await tx`alter default privileges in schema public grant usage, select, update on sequences to ${to}`;
    for (const table of APPEND_ONLY_TABLES) {
      await tx`revoke update, delete, truncate, references, trigger on ${tx(table)} from ${to}`;
    }
    for (const table of DERIVED_TABLES) {
      await tx`revoke insert, update, delete, truncate, references, trigger on ${tx(table)} from ${to}`;
    }
  });
}
