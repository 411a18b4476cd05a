import { asc, desc, eq } from "drizzle-orm";
import type { AnyContext } from "#app/domain/core/context.ts";
import { prepared } from "#app/domain/core/prepared.server.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { readPolicyKey } from "./key.ts";
import { countingPolicies } from "#db/schema/counting-policies.server.ts";

export type CountingPolicy = typeof countingPolicies.$inferSelect;

const readPolicies = prepared([], (db) =>
  db
    .select()
    .from(countingPolicies)
    .orderBy(desc(countingPolicies.isHeadline), asc(countingPolicies.code), desc(countingPolicies.version)),
);

/** Every counting policy, the headline first, then by code with its newest version first. */
export function listPolicies(ctx: Pick<AnyContext, "db">): Promise<CountingPolicy[]> {
  return readPolicies(ctx, {});
}

/**
 * The policy that `code` names, `code.version` for one version; by its code alone the headline where it is one of that code, else
 * the newest version. The headline when none is asked for.
 * @throws DomainError `policy.not_found`.
 */
export async function getPolicy(ctx: Pick<AnyContext, "db">, code: string | null): Promise<CountingPolicy> {
  return choosePolicy(await listPolicies(ctx), code);
}

/** As {@link getPolicy}, out of a list already read. @throws DomainError `policy.not_found`. */
export function choosePolicy(policies: readonly CountingPolicy[], code: string | null): CountingPolicy {
  const asked = code === null ? null : readPolicyKey(code);
  const fitting = policies.filter(
    (each) => each.code === asked?.code && (asked.version === null || each.version === asked.version),
  );
  const policy =
    code === null
      ? policies.find((each) => each.isHeadline)
      : (fitting.find((each) => each.isHeadline) ?? fitting[0]);
  if (!policy) throw new DomainError("policy.not_found");
  return policy;
}

/** The headline policy. @throws DomainError `policy.not_found`. */
export async function getHeadlinePolicy(ctx: Pick<AnyContext, "db">): Promise<CountingPolicy> {
  const rows = await ctx.db.select().from(countingPolicies).where(eq(countingPolicies.isHeadline, true));
  return oneRow(rows, "policy.not_found");
}
