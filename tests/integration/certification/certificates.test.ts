import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { reinstateCertificate } from "#app/domain/certification/certificate/reinstate.server.ts";
import { rejectCertificate } from "#app/domain/certification/certificate/reject.server.ts";
import { revokeCertificate } from "#app/domain/certification/certificate/revoke.server.ts";
import { submitCertificate } from "#app/domain/certification/certificate/submit.server.ts";
import { suspendCertificate } from "#app/domain/certification/certificate/suspend.server.ts";
import { verifyCertificate } from "#app/domain/certification/certificate/verify.server.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { getVisibleFile } from "#app/domain/reporting/file/visible.server.ts";
import type { ErrorCode } from "#app/kernel/errors.ts";
import type { Connection } from "#db/client.server.ts";
import { certificates } from "#db/schema/certification.server.ts";
import { type CertificateState, certificateStates } from "#db/vocabulary/certification.ts";
import { buildCertificate } from "#tests/support/build-certificate.ts";
import { buildFile } from "#tests/support/build-file.ts";
import { buildProduct, contextFor, testInstant } from "#tests/support/builders.ts";
import { auditOf, buildSellingWorld, catalogueVersion } from "#tests/support/catalogue.ts";
import { testDatabase } from "#tests/support/database.ts";
import { expectRefusal } from "#tests/support/expect-refusal.ts";

let connection: Connection;
let world: Awaited<ReturnType<typeof buildSellingWorld>>;
beforeAll(async () => {
  connection = await testDatabase();
  world = await buildSellingWorld(connection);
});

async function rowOf(id: string) {
  const [row] = await connection.db.select().from(certificates).where(eq(certificates.id, id));
  return row!;
}

describe("submitCertificate", () => {
  const form = async (edit: Record<string, string> = {}) => ({
    schemeCode: "food-licence",
    number: "sc114 5200 0000 000",
    issuer: "黔西南州市场监督管理局",
    validFrom: "2026-01-01",
    validUntil: "2030-12-31",
    fileId: (await buildFile(connection, world.supplier)).id,
    ...edit,
  });
  const submit = (input: Awaited<ReturnType<typeof form>>, edit: Partial<AnyContext> = {}) =>
    submitCertificate({ ...contextFor(connection, world.manager), ...edit }, input);

  it("waits for an official, its number written as the scheme writes it", async () => {
    const certificate = await submit(await form());
    expect(certificate).toMatchObject({
      state: "submitted",
      number: "SC11452000000000",
      productId: null,
      baseId: null,
      submittedById: world.manager.userId,
    });
    expect(await auditOf(connection, certificate.id)).toMatchObject([{ action: "certificate.submitted" }]);
  });

  it("speaks of the organisation's own product or base, as its scheme says", async () => {
    const product = await buildProduct(connection, world.supplier);
    const green = { schemeCode: "green-food", number: `GF${"0".repeat(12)}`, validUntil: "2028-12-31" };
    const ofProduct = await submit(await form({ ...green, productId: product.id, baseId: product.baseId! }));
    expect(ofProduct).toMatchObject({ productId: product.id, baseId: null });
    const basket = { schemeCode: "gba-basket", number: "GBA-1", validUntil: "2028-12-31" };
    const ofBase = await submit(await form({ ...basket, baseId: product.baseId! }));
    expect(ofBase).toMatchObject({ productId: null, baseId: product.baseId });
  });

  it.each<[Record<string, string>, ErrorCode]>([
    [{ schemeCode: "nothing" }, "scheme.not_found"],
    [{ number: "SC999" }, "certificate.number_malformed"],
    [{ number: "DEMO-SC-1" }, "certificate.number_malformed"],
    [{ validUntil: "" }, "certificate.end_missing"],
    [{ validUntil: "2025-12-31" }, "certificate.end_before_start"],
    [{ validUntil: "2031-01-02" }, "certificate.longer_than_scheme"],
    [{ validFrom: "2021-06-15", validUntil: "2026-06-14" }, "certificate.already_ended"],
    [
      { schemeCode: "organic", number: "0".repeat(17), validUntil: "2026-12-31" },
      "certificate.subject_missing",
    ],
    [{ schemeCode: "aquaculture", number: "1" }, "certificate.subject_missing"],
    [{ fileId: "forged" }, "file.not_found"],
  ])("refuses %j: %s", async (edit, code) => {
    await expectRefusal(submit(await form(edit)), code);
  });

  it("takes an invented number in the demonstration world only", async () => {
    const certificate = await submit(await form({ number: "DEMO-SC-1" }), { demo: true });
    expect(certificate).toMatchObject({ number: "DEMO-SC-1", isDemo: true });
  });

  it("refuses another supplier's product, base and document", async () => {
    const theirs = await buildProduct(connection, world.otherSupplier);
    const green = { schemeCode: "green-food", number: `GF${"0".repeat(12)}`, validUntil: "2028-12-31" };
    await expectRefusal(submit(await form({ ...green, productId: theirs.id })), "product.not_found");
    const basket = { schemeCode: "gba-basket", validUntil: "2028-12-31" };
    await expectRefusal(submit(await form({ ...basket, baseId: theirs.baseId! })), "base.not_found");
    const file = await buildFile(connection, world.otherSupplier);
    await expectRefusal(submit(await form({ fileId: file.id })), "file.not_found");
  });

  it.each(["warehouse", "finance", "county"] as const)("is refused to %s", async (who) => {
    const input = await form();
    await expectRefusal(submitCertificate(contextFor(connection, world[who]), input), "actor.forbidden");
  });
});

type Decide = (ctx: AnyContext, input: { certificateId: string; reason: string }) => Promise<unknown>;
const decisions: [string, Decide, CertificateState[], CertificateState][] = [
  ["verifyCertificate", verifyCertificate, ["submitted"], "verified"],
  ["rejectCertificate", rejectCertificate, ["submitted"], "rejected"],
  ["suspendCertificate", suspendCertificate, ["verified"], "suspended"],
  ["reinstateCertificate", reinstateCertificate, ["suspended"], "verified"],
  ["revokeCertificate", revokeCertificate, ["verified", "suspended"], "revoked"],
];

describe.each(decisions)("%s", (_, decide, from, to) => {
  const input = (id: string) => ({ certificateId: id, reason: "编号与证书不符" });

  it.each(certificateStates)("of a %s certificate", async (state) => {
    const certificate = await buildCertificate(connection, world.supplier, { state });
    const version = await catalogueVersion(connection);
    const deciding = decide(contextFor(connection, world.county), input(certificate.id));
    if (from.includes(state)) {
      await deciding;
      expect(await rowOf(certificate.id)).toMatchObject({
        state: to,
        decidedById: world.county.userId,
        decidedByOrganisationId: world.county.organisationId,
        decidedAt: testInstant,
      });
      expect(await auditOf(connection, certificate.id)).toMatchObject([
        { before: { state }, after: { state: to }, actorUserId: world.county.userId },
      ]);
      expect(await catalogueVersion(connection)).toBe(version + 1);
    } else {
      await expectRefusal(deciding, "certificate.wrong_state");
      expect(await rowOf(certificate.id)).toEqual(certificate);
    }
  });

  it("finds nothing for another county, a Huizhou district or a forged identifier", async () => {
    const certificate = await buildCertificate(connection, world.supplier, { state: from[0] });
    for (const who of ["otherCounty", "district"] as const)
      await expectRefusal(
        decide(contextFor(connection, world[who]), input(certificate.id)),
        "certificate.not_found",
      );
    await expectRefusal(
      decide(contextFor(connection, world.county), input("forged")),
      "certificate.not_found",
    );
    expect(await rowOf(certificate.id)).toEqual(certificate);
  });

  it("is refused to its holder", async () => {
    const certificate = await buildCertificate(connection, world.supplier, { state: from[0] });
    await expectRefusal(
      decide(contextFor(connection, world.manager), input(certificate.id)),
      "actor.forbidden",
    );
  });
});

it("belongs to the county of its product, wherever its holder stands", async () => {
  const product = await buildProduct(connection, world.supplier, { countyCode: "522324" });
  const certificate = await buildCertificate(connection, world.supplier, {
    state: "submitted",
    schemeCode: "green-food",
    productId: product.id,
  });
  const input = { certificateId: certificate.id };
  await expectRefusal(
    verifyCertificate(contextFor(connection, world.county), input),
    "certificate.not_found",
  );
  const document = await getVisibleFile(contextFor(connection, world.otherCounty), certificate.fileId);
  expect(document.id).toBe(certificate.fileId);
  expect(await verifyCertificate(contextFor(connection, world.otherCounty), input)).toMatchObject({
    state: "verified",
  });
});

it("asks for a reason where one is owed", async () => {
  const certificate = await buildCertificate(connection, world.supplier, { state: "submitted" });
  const mute = { certificateId: certificate.id, reason: "" };
  await expect(rejectCertificate(contextFor(connection, world.county), mute)).rejects.toThrow();
});
