import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { approveOrganisation } from "#app/domain/accounts/organisation/approve.server.ts";
import { rejectOrganisation } from "#app/domain/accounts/organisation/reject.server.ts";
import { isDomainError } from "#app/kernel/errors.ts";
import { organisations } from "#db/schema/accounts.server.ts";
import { auditEvents } from "#db/schema/core.server.ts";
import { buildMember, buildOffice, buildSupplier, contextFor } from "#tests/support/builders.ts";
import { secondConnection, testDatabase } from "#tests/support/database.ts";

it("lets the first of two officials decide and tells the second", async () => {
  const first = await testDatabase();
  const second = await secondConnection();
  const office = await buildOffice(first);
  const one = await buildMember(first, office, ["official-reviewer"]);
  const other = await buildMember(first, office, ["official-manager"]);
  for (let round = 0; round < 10; round++) {
    const { id } = await buildSupplier(first, { state: "recommended" });
    const outcomes = await Promise.allSettled([
      approveOrganisation(contextFor(first, one), { organisationId: id }),
      rejectOrganisation(contextFor(second, other), { organisationId: id, reason: "材料不全" }),
    ]);
    const refused = outcomes.filter((outcome) => outcome.status === "rejected");
    expect(refused).toHaveLength(1);
    expect(refused.every((outcome) => isDomainError(outcome.reason, "organisation.wrong_state"))).toBe(true);
    const [row] = await first.db.select().from(organisations).where(eq(organisations.id, id));
    expect(row?.state).toBe(outcomes[0]?.status === "fulfilled" ? "approved" : "rejected");
    expect(await first.db.$count(auditEvents, eq(auditEvents.subjectId, id))).toBe(1);
  }
});
