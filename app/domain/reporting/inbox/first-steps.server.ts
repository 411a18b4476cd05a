import { type SQL, sql } from "drizzle-orm";
import { can } from "#app/domain/core/authorise.ts";
import type { Context } from "#app/domain/core/context.ts";

/** What a new organisation does before its work can begin, and whether it has. */
export type FirstStep<Kind extends string = string> = { kind: Kind; isDone: boolean };

/** The steps of an organisation, in their order; none once all are done. */
async function open<Kind extends string>(
  { db }: Context,
  steps: readonly (readonly [Kind, SQL])[],
): Promise<FirstStep<Kind>[]> {
  const answers = steps.map(([kind, done]) => sql`(${kind}::text, (${done}))`);
  const rows = await db.execute<FirstStep<Kind>>(
    sql`select kind, "isDone" from (values ${sql.join(answers, sql`, `)}) as step (kind, "isDone")`,
  );
  return rows.every(({ isDone }) => isDone) ? [] : [...rows];
}

/** From the first base to the first product on sale, and what being paid needs, for who may take these steps; none afterwards. */
export async function supplierFirstSteps(ctx: Context) {
  if (!can(ctx.actor, "product.edit")) return [];
  const own = sql`organisation_id = ${ctx.actor.organisationId}`;
  return open(ctx, [
    ["base", sql`exists (select 1 from production_bases where ${own})`],
    ["certificate", sql`exists (select 1 from certificates where ${own})`],
    ["product", sql`exists (select 1 from products where ${own})`],
    ["batch", sql`exists (select 1 from batches where ${own})`],
    ["on_sale", sql`exists (select 1 from products where ${own} and published_at is not null)`],
    [
      "account",
      sql`exists (select 1 from organisations where id = ${ctx.actor.organisationId} and bank_account_number <> '')`,
    ],
    [
      "finance",
      sql`exists (select 1 from memberships where ${own} and state = 'active' and 'supplier-finance' = any(roles))`,
    ],
  ] as const);
}

/** What an institution needs before it can order, for who may set it up; none afterwards. */
export async function institutionFirstSteps(ctx: Context) {
  if (!can(ctx.actor, "approval_rule.manage")) return [];
  const own = sql`organisation_id = ${ctx.actor.organisationId}`;
  return open(ctx, [
    ["budget_unit", sql`exists (select 1 from budget_units where ${own} and is_active)`],
    ["address", sql`exists (select 1 from delivery_addresses where ${own} and is_active)`],
    ["rule", sql`exists (select 1 from approval_rules where ${own} and is_active)`],
    ["members", sql`(select count(*) > 1 from memberships where ${own} and state = 'active')`],
  ] as const);
}
