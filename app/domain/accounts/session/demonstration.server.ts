import { and, eq, inArray } from "drizzle-orm";
import type { AnyContext } from "#app/domain/core/context.ts";
import { demoPassword, demoSignIns } from "#db/demo/sign-ins.ts";
import { users } from "#db/schema/accounts.server.ts";
import type { Role } from "#db/vocabulary/organisations.ts";

export type DemonstrationSignIn = { email: string; name: string; roles: readonly Role[] };

/** The demonstration sign-ins that exist here, with their common password; none outside the demonstration world. */
export async function listDemonstrationSignIns(
  ctx: AnyContext,
): Promise<{ password: string; people: DemonstrationSignIn[] }> {
  const emails = demoSignIns.map(({ email }) => email);
  const rows = await ctx.db
    .select({ email: users.email })
    .from(users)
    .where(and(inArray(users.email, emails), eq(users.isDemo, true)));
  const present = new Set(rows.map(({ email }) => email));
  return { password: demoPassword, people: demoSignIns.filter(({ email }) => present.has(email)) };
}
