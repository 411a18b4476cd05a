import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { changeMemberRoles } from "#app/domain/accounts/member/change-roles.server.ts";
import { listMembers } from "#app/domain/accounts/member/queries.server.ts";
import { removeMember } from "#app/domain/accounts/member/remove.server.ts";
import type { Actor } from "#app/domain/core/context.ts";
import { draftAcceptance } from "#app/domain/procurement/acceptance/draft.server.ts";
import { withdrawAcceptance } from "#app/domain/procurement/acceptance/withdraw.server.ts";
import { listCountersigners } from "#app/domain/reporting/delivery/countersigners.server.ts";
import { institutionInbox } from "#app/domain/reporting/inbox/institution.server.ts";
import { acceptDelivery } from "#app/flows/accept-delivery.server.ts";
import { newId } from "#app/kernel/id.ts";
import type { Connection } from "#db/client.server.ts";
import { files } from "#db/schema/accounts.server.ts";
import { auditEvents } from "#db/schema/core.server.ts";
import { acceptanceLines, acceptancePhotographs, acceptances } from "#db/schema/deliveries.server.ts";
import type { Role } from "#db/vocabulary/organisations.ts";
import { buildInstitution, buildMember, contextFor, testInstant } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database.ts";
import { acceptanceForm, buildAccepted, buildDelivered, buildReceived } from "#tests/support/delivered.ts";
import { expectRefusal } from "#tests/support/expect-refusal.ts";

let connection: Connection;
beforeAll(async () => {
  connection = await testDatabase();
});

const acceptancesOf = (deliveryId: string) =>
  connection.db.select().from(acceptances).where(eq(acceptances.deliveryId, deliveryId));

async function buildPhotograph(organisationId: string) {
  const id = newId();
  await connection.db.insert(files).values({
    id,
    organisationId,
    kind: "photograph",
    visibility: "private",
    mediaType: "image/webp",
    byteLength: 1,
    sha256: "0",
    originalName: "a.webp",
  });
  return id;
}

describe("draftAcceptance", () => {
  it("writes down what arrived, with temperature and photographs, and audits it", async () => {
    const { receiver, institution, delivery, lines } = await buildDelivered(connection);
    const photograph = await buildPhotograph(institution.id);
    const form = acceptanceForm(delivery.id, lines, [{ short: 1, rejected: 2 }]);
    const acceptance = await draftAcceptance(contextFor(connection, receiver), {
      ...form,
      lines: form.lines.map((line, index) => ({
        ...line,
        temperature: index === 0 ? "4.5" : "",
        photographIds: index === 0 ? [photograph] : [],
      })),
    });
    expect(acceptance).toMatchObject({
      state: "awaiting-countersign",
      receiverId: receiver.userId,
      acceptedFen: 0,
      countersignerId: null,
    });
    const findings = await connection.db
      .select()
      .from(acceptanceLines)
      .where(eq(acceptanceLines.acceptanceId, acceptance.id));
    expect(findings.find((finding) => finding.deliveryLineId === lines[0]!.id)).toMatchObject({
      acceptedPacks: 5,
      shortPacks: 1,
      rejectedPacks: 2,
      rejectionReason: "damaged",
      temperatureCentiC: 450,
    });
    const pictures = await connection.db
      .select()
      .from(acceptancePhotographs)
      .where(eq(acceptancePhotographs.acceptanceId, acceptance.id));
    expect(pictures).toMatchObject([{ fileId: photograph, deliveryLineId: lines[0]!.id }]);
    const [audit] = await connection.db
      .select()
      .from(auditEvents)
      .where(eq(auditEvents.subjectId, acceptance.id));
    expect(audit).toMatchObject({ action: "acceptance.drafted", actorUserId: receiver.userId });
  });

  it("asks for the temperature of cold goods, and why they are accepted out of range; ambient goods need none", async () => {
    const { receiver, delivery, lines, orderLine } = await buildDelivered(connection);
    await connection.sql`update purchase_order_lines set storage_class = 'chilled' where id = ${orderLine.id}`;
    const form = acceptanceForm(delivery.id, lines);
    const at = (changes: { temperature?: string; temperatureReason?: string }) =>
      draftAcceptance(contextFor(connection, receiver), {
        ...form,
        lines: form.lines.map((line) => ({ ...line, ...changes })),
      });
    const missing = await expectRefusal(at({}), "acceptance.temperature_missing");
    expect(missing.issues.map((issue) => issue.path.join("."))).toEqual([
      "lines.0.temperature",
      "lines.1.temperature",
    ]);
    await expectRefusal(at({ temperature: "9.5" }), "acceptance.temperature_reason_missing");
    expect(
      await connection.db.select().from(acceptances).where(eq(acceptances.deliveryId, delivery.id)),
    ).toEqual([]);
    const { id } = await at({ temperature: "9.5", temperatureReason: "车门刚开，中心温度 5 ℃" });
    const [finding] = await connection.db
      .select()
      .from(acceptanceLines)
      .where(eq(acceptanceLines.acceptanceId, id));
    expect(finding).toMatchObject({ temperatureCentiC: 950, temperatureReason: "车门刚开，中心温度 5 ℃" });
  });

  it("waits for the first to be decided before another is written", async () => {
    const { receiver, delivery, lines } = await buildReceived(connection);
    await expectRefusal(
      draftAcceptance(contextFor(connection, receiver), acceptanceForm(delivery.id, lines)),
      "acceptance.wrong_state",
    );
    expect(await acceptancesOf(delivery.id)).toHaveLength(1);
  });

  it("refuses sums that differ, a day that cannot be, and another's photograph, and writes nothing", async () => {
    const { receiver, delivery, lines } = await buildDelivered(connection);
    const ctx = contextFor(connection, receiver);
    const form = acceptanceForm(delivery.id, lines);
    const wrong = form.lines.map((line) => ({ ...line, shortPacks: 1 }));
    const refusal = await expectRefusal(
      draftAcceptance(ctx, { ...form, lines: wrong }),
      "acceptance.quantities_differ",
    );
    expect(refusal.issues).toHaveLength(2);
    await expectRefusal(
      draftAcceptance(ctx, { ...form, receivedOn: "2026-06-14" }),
      "acceptance.day_impossible",
    );
    await expectRefusal(
      draftAcceptance(ctx, { ...form, receivedOn: "2026-06-16" }),
      "acceptance.day_impossible",
    );
    const foreign = await buildPhotograph((await buildInstitution(connection)).id);
    const stolen = form.lines.map((line) => ({ ...line, photographIds: [foreign] }));
    await expectRefusal(draftAcceptance(ctx, { ...form, lines: stolen }), "file.not_found");
    expect(await acceptancesOf(delivery.id)).toHaveLength(0);
  });

  it("is not for whoever asked for the goods or approved them, even with the receiver's role", async () => {
    const { requester, approver, delivery, lines } = await buildDelivered(connection);
    const form = acceptanceForm(delivery.id, lines);
    for (const actor of [requester, approver]) {
      const both = { ...actor, roles: [...actor.roles, "institution-receiver" as const] };
      await expectRefusal(draftAcceptance(contextFor(connection, both), form), "acceptance.same_person");
      await expectRefusal(draftAcceptance(contextFor(connection, actor), form), "actor.forbidden");
    }
  });

  it("finds no delivery of another institution, nor a forged one", async () => {
    const { delivery, lines, warehouse } = await buildDelivered(connection);
    const stranger = await buildMember(connection, await buildInstitution(connection), [
      "institution-receiver",
    ]);
    const form = acceptanceForm(delivery.id, lines);
    await expectRefusal(draftAcceptance(contextFor(connection, stranger), form), "delivery.not_found");
    await expectRefusal(
      draftAcceptance(contextFor(connection, stranger), { ...form, deliveryId: "forged" }),
      "delivery.not_found",
    );
    await expectRefusal(draftAcceptance(contextFor(connection, warehouse), form), "actor.forbidden");
    expect(await acceptancesOf(delivery.id)).toHaveLength(0);
  });
});

describe("withdrawAcceptance", () => {
  it("sends it back with a reason, so that it is written anew", async () => {
    const { receiver, requester, delivery, lines, acceptance } = await buildReceived(connection);
    const withdrawn = await withdrawAcceptance(contextFor(connection, requester), {
      acceptanceId: acceptance.id,
      reason: "第二行应为短少 1 罐",
    });
    expect(withdrawn).toMatchObject({
      state: "withdrawn",
      withdrawnById: requester.userId,
      withdrawnAt: testInstant,
      withdrawnReason: "第二行应为短少 1 罐",
    });
    const audits = await connection.db
      .select()
      .from(auditEvents)
      .where(eq(auditEvents.subjectId, acceptance.id));
    expect(audits.at(-1)).toMatchObject({ action: "acceptance.withdrawn", reason: "第二行应为短少 1 罐" });
    await draftAcceptance(contextFor(connection, receiver), acceptanceForm(delivery.id, lines));
    expect(await acceptancesOf(delivery.id)).toHaveLength(2);
  });

  it("cannot be done twice, without a reason, by another role or by a stranger", async () => {
    const { receiver, requester, finance, acceptance } = await buildReceived(connection);
    const input = { acceptanceId: acceptance.id, reason: "数量不符" };
    await expect(
      withdrawAcceptance(contextFor(connection, requester), { ...input, reason: " " }),
    ).rejects.toThrow();
    await expectRefusal(withdrawAcceptance(contextFor(connection, finance), input), "actor.forbidden");
    const stranger = await buildMember(connection, await buildInstitution(connection), [
      "institution-receiver",
    ]);
    await expectRefusal(withdrawAcceptance(contextFor(connection, stranger), input), "acceptance.not_found");
    await withdrawAcceptance(contextFor(connection, receiver), input);
    await expectRefusal(
      withdrawAcceptance(contextFor(connection, requester), input),
      "acceptance.wrong_state",
    );
  });
});

describe("work that nobody may do any more", () => {
  type Trade = Awaited<ReturnType<typeof buildDelivered>>;
  const managed = async ({ institution }: Trade) => {
    const ctx = contextFor(connection, await buildMember(connection, institution, ["institution-manager"]));
    const idOf = async (person: Actor) =>
      (await listMembers(ctx)).members.find(({ userId }) => userId === person.userId)!.id;
    return {
      remove: async (person: Actor) => removeMember(ctx, { memberId: await idOf(person) }),
      give: async (person: Actor, role: Role) =>
        changeMemberRoles(ctx, { memberId: await idOf(person), roles: [...person.roles, role] }),
      told: async () =>
        (await institutionInbox(ctx)).flatMap(({ kind, count }) =>
          kind.includes("_without_") ? [`${kind} ${count}`] : [],
        ),
    };
  };

  it("is told to the manager: goods that no one receives", async () => {
    const delivered = await buildDelivered(connection);
    const { remove, give, told } = await managed(delivered);
    expect(await told()).toEqual([]);
    await remove(delivered.receiver);
    await give(delivered.requester, "institution-receiver");
    expect(await told()).toEqual(["deliveries_without_receiver 1"]);
    await give(delivered.finance, "institution-receiver");
    expect(await told()).toEqual([]);
  });

  it("is told to the manager: an acceptance that no second person signs, whose receiver's signature stands", async () => {
    const received = await buildReceived(connection);
    const { remove, give, told } = await managed(received);
    expect(await told()).toEqual([]);
    await remove(received.requester);
    expect(await told()).toEqual(["acceptances_without_signer 1"]);
    const people = { receiverId: received.receiver.userId, approverId: received.approver.userId };
    const signers = async () => listCountersigners(contextFor(connection, received.approver), people);
    expect(await signers()).toEqual([]);
    await remove(received.receiver);
    await give(received.finance, "institution-receiver");
    expect(await told()).toEqual([]);
    expect(await signers()).toHaveLength(1);
    const { acceptance } = await acceptDelivery(
      contextFor(connection, { ...received.finance, roles: ["institution-receiver"] }),
      { acceptanceId: received.acceptance.id },
    );
    expect(acceptance).toMatchObject({
      receiverId: received.receiver.userId,
      countersignerId: received.finance.userId,
    });
  });

  it("is told to the manager: an order that no one pays, whoever signed for the goods", async () => {
    const accepted = await buildAccepted(connection);
    const { remove, give, told } = await managed(accepted);
    expect(await told()).toEqual([]);
    await remove(accepted.finance);
    await give(accepted.receiver, "institution-finance");
    expect(await told()).toEqual(["orders_without_payer 1"]);
    const clerk = await buildMember(connection, accepted.institution, ["institution-finance"]);
    expect(await told()).toEqual([]);
    await remove(clerk);
    expect(await told()).toEqual(["orders_without_payer 1"]);
  });
});
