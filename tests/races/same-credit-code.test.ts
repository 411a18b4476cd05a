import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { applyToJoin } from "#app/domain/accounts/organisation/apply.server.ts";
import { isDomainError } from "#app/kernel/errors.ts";
import { organisations, users } from "#db/schema/accounts.server.ts";
import { paper, supplierApplication } from "#tests/support/applications.ts";
import { secondConnection, testDatabase } from "#tests/support/database.ts";
import { presentContext } from "#tests/support/people.ts";

it("takes one of two applications with the same credit code, and leaves no account of the other", async () => {
  const first = await testDatabase();
  const second = await secondConnection();
  for (let round = 0; round < 3; round++) {
    const one = supplierApplication();
    const other = supplierApplication({ creditCode: one.creditCode });
    const papers = [await paper("business-licence")];
    const outcomes = await Promise.allSettled([
      applyToJoin(presentContext(first), one, papers),
      applyToJoin(presentContext(second), other, papers),
    ]);
    const refused = outcomes.filter((outcome) => outcome.status === "rejected");
    expect(refused).toHaveLength(1);
    expect(refused.every((outcome) => isDomainError(outcome.reason, "organisation.credit_code_taken"))).toBe(
      true,
    );
    expect(await first.db.$count(organisations, eq(organisations.creditCode, one.creditCode))).toBe(1);
    const loser = outcomes[0]?.status === "fulfilled" ? other : one;
    expect(await first.db.$count(users, eq(users.email, loser.email ?? ""))).toBe(0);
  }
});
