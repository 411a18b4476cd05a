import { beforeAll, describe, expect, it, vi } from "vitest";
import { getContext, requireAudience, requireContext, requireSession } from "#app/http/actor.server.ts";
import type { Connection } from "#db/client.server.ts";
import { memberships } from "#db/schema/accounts.server.ts";
import type { OrganisationKind, Role } from "#db/vocabulary/organisations.ts";
import { newId } from "#app/kernel/id.ts";
import { buildInstitution, buildOffice, buildSupplier } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database.ts";
import { buildUser, signedIn } from "#tests/support/people.ts";

let connection: Connection;
beforeAll(async () => {
  connection = await testDatabase();
});

const argsFor = (cookies: string | null, url = "http://test/institution/requisitions?state=open") => ({
  request: new Request(url, cookies === null ? {} : { headers: { Cookie: cookies } }),
  context: {
    connection,
    requestId: "test",
    clock: () => new Date(),
    clientAddress: null,
    cspNonce: "",
  },
});

type Organisation = Awaited<ReturnType<typeof buildSupplier>>;

async function memberOf(organisation: Organisation | null, roles: Role[] = []) {
  const { userId, email } = await buildUser(connection);
  if (organisation) {
    await connection.db
      .insert(memberships)
      .values({ id: newId(), organisationId: organisation.id, userId, roles });
  }
  return { userId, ...(await signedIn(connection, email)) };
}

const outcomeOf = async (asked: Promise<unknown>) => {
  const thrown = await asked.then(
    () => null,
    (error: unknown) => error,
  );
  if (thrown === null) return "let through";
  const response = thrown as Response;
  return `${response.status} ${response.headers.get("Location") ?? ""}`.trim();
};

describe("the context of a request", () => {
  it("has no actor for a visitor, nor for a forged or foreign cookie", async () => {
    for (const cookies of [null, "hq.session_token=forged.AAAA", "hq_lang=en"]) {
      expect((await getContext(argsFor(cookies))).actor).toBeNull();
    }
  });

  it("looks the session up once, however many loaders ask", async () => {
    const { cookies, userId } = await memberOf(await buildSupplier(connection), ["supplier-manager"]);
    const args = argsFor(cookies);
    const send = vi.spyOn(connection.sql, "unsafe");
    const contexts = await Promise.all([
      getContext(args),
      requireContext(args),
      requireAudience(args, "supplier"),
    ]);
    expect(send).toHaveBeenCalledTimes(1);
    send.mockRestore();
    for (const ctx of contexts) expect(ctx.actor?.userId).toBe(userId);
  });

  it("leads a visitor to the sign-in page and back", async () => {
    for (const ask of [requireSession, requireContext]) {
      expect(await outcomeOf(ask(argsFor(null)))).toBe(
        "302 /sign-in?returnTo=%2Finstitution%2Frequisitions%3Fstate%3Dopen",
      );
    }
  });

  it("leads somebody without an organisation to where that is said", async () => {
    const { cookies } = await memberOf(null);
    expect(await outcomeOf(requireSession(argsFor(cookies)))).toBe("let through");
    expect(await outcomeOf(requireContext(argsFor(cookies)))).toBe("302 /account/organisations");
  });

  it.each<[OrganisationKind, string, string, string]>([
    ["institution", "let through", "403", "403"],
    ["supplier", "403", "let through", "403"],
    ["office", "403", "403", "let through"],
  ])("lets a member of an approved %s into that workspace alone", async (kind, ...expected) => {
    const build = { institution: buildInstitution, supplier: buildSupplier, office: buildOffice };
    const { cookies } = await memberOf(await build[kind as keyof typeof build](connection));
    const kinds: OrganisationKind[] = ["institution", "supplier", "office"];
    for (const [index, asked] of kinds.entries()) {
      expect(await outcomeOf(requireAudience(argsFor(cookies), asked)), asked).toBe(expected[index]);
    }
  });

  it("shows members of an organisation that is not approved their application", async () => {
    const { cookies } = await memberOf(await buildSupplier(connection, { state: "applied" }));
    expect(await outcomeOf(requireAudience(argsFor(cookies), "supplier"))).toBe("302 /application");
  });
});
