import { and, eq, sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { changeMemberRoles } from "#app/domain/accounts/member/change-roles.server.ts";
import { removeMember } from "#app/domain/accounts/member/remove.server.ts";
import { isDomainError } from "#app/kernel/errors.ts";
import { memberships } from "#db/schema/accounts.server.ts";
import { buildInstitution, buildMember, contextFor } from "#tests/support/builders.ts";
import { secondConnection, testDatabase } from "#tests/support/database.ts";

it("keeps one of two managers who step down at the same time", async () => {
  const first = await testDatabase();
  const second = await secondConnection();
  for (let round = 0; round < 10; round++) {
    const school = await buildInstitution(first);
    const one = await buildMember(first, school, ["institution-manager"]);
    const other = await buildMember(first, school, ["institution-manager"]);
    const memberIdOf = async (userId: string) =>
      (await first.db.select().from(memberships).where(eq(memberships.userId, userId)))[0]!.id;
    const [oneId, otherId] = [await memberIdOf(one.userId), await memberIdOf(other.userId)];
    const outcomes = await Promise.allSettled([
      removeMember(contextFor(first, one), { memberId: oneId }),
      changeMemberRoles(contextFor(second, other), { memberId: otherId, roles: ["institution-finance"] }),
    ]);
    const refused = outcomes.filter((outcome) => outcome.status === "rejected");
    expect(refused).toHaveLength(1);
    expect(refused.every((outcome) => isDomainError(outcome.reason, "member.last_manager"))).toBe(true);
    const managers = and(
      eq(memberships.organisationId, school.id),
      eq(memberships.state, "active"),
      sql`'institution-manager' = any(${memberships.roles})`,
    );
    expect(await first.db.$count(memberships, managers)).toBe(1);
  }
});
