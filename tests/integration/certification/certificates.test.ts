import { desc, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { reinstateCertificate } from "#app/domain/certification/certificate/reinstate.server.ts";
import { rejectCertificate } from "#app/domain/certification/certificate/reject.server.ts";
import { revokeCertificate } from "#app/domain/certification/certificate/revoke.server.ts";
import { submitCertificate } from "#app/domain/certification/certificate/submit.server.ts";
import { suspendCertificate } from "#app/domain/certification/certificate/suspend.server.ts";
import { verifyCertificate } from "#app/domain/certification/certificate/verify.server.ts";
import { remindOfExpiries } from "#app/domain/certification/reminder/remind.server.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { listReminders } from "#app/domain/reporting/reminder/certificates.server.ts";
import { officialInbox } from "#app/domain/reporting/inbox/official.server.ts";
import { supplierInbox } from "#app/domain/reporting/inbox/supplier.server.ts";
import { listSupplierCertificates } from "#app/domain/reporting/storefront/certificates.server.ts";
import { batchProblemsOn } from "#app/domain/certification/sale/batches.server.ts";
import { getVisibleFile } from "#app/domain/reporting/file/visible.server.ts";
import type { ErrorCode } from "#app/kernel/errors.ts";
import type { Connection } from "#db/client.server.ts";
import { certificateReminders, certificates } from "#db/schema/certification.server.ts";
import { type CertificateState, certificateStates } from "#db/vocabulary/certification.ts";
import { buildCertificate } from "#tests/support/build-certificate.ts";
import { buildFile } from "#tests/support/build-file.ts";
import {
  buildBatch,
  buildMember,
  buildProduct,
  buildSupplier,
  contextFor,
  testInstant,
} from "#tests/support/builders.ts";
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

  it("tells a wrong number and impossible days together, and what the number looks like", async () => {
    const refusal = await submit(await form({ number: "SC999", validUntil: "2025-12-31" })).catch(
      (error: unknown) => error,
    );
    expect(refusal).toMatchObject({
      issues: [
        { path: ["number"], details: { shapeZh: expect.stringContaining("14 位数字") } },
        { path: ["validUntil"], code: "certificate.end_before_start" },
      ],
    });
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

describe("a renewal", () => {
  const greenFood = { schemeCode: "green-food", number: `GF${"0".repeat(12)}` };
  /** A certificate of a product whose scheme opens renewal 90 days ahead: for this one on the test's day. */
  async function renewable(changes: Partial<typeof certificates.$inferInsert> = {}) {
    const product = await buildProduct(connection, world.supplier);
    const old = await buildCertificate(connection, world.supplier, {
      ...greenFood,
      productId: product.id,
      validUntil: "2026-09-13",
      ...changes,
    });
    const form = {
      ...greenFood,
      productId: product.id,
      renewsId: old.id,
      issuer: "中国绿色食品发展中心",
      validFrom: "2026-09-14",
      validUntil: "2029-09-13",
      fileId: (await buildFile(connection, world.supplier)).id,
    };
    const submit = (edit: object = {}) =>
      submitCertificate(contextFor(connection, world.manager), { ...form, ...edit });
    return { old, submit };
  }

  it("remembers what it follows, from the day its scheme opens it", async () => {
    const { old, submit } = await renewable();
    expect(await submit()).toMatchObject({ renewsId: old.id, state: "submitted" });
    const early = await renewable({ validUntil: "2026-09-14" });
    const refusal = await expectRefusal(early.submit(), "certificate.renewal_too_early");
    expect(refusal.details).toEqual({ on: "2026-06-16" });
  });

  it("is possible after the end, and at any time where the scheme names no window", async () => {
    const ended = await renewable({ validUntil: "2026-06-01" });
    await ended.submit();
    const shenzhen = { schemeCode: "shenzhen-product", number: "SZ-1" };
    const free = await renewable({ ...shenzhen, validUntil: "2030-01-01" });
    await free.submit(shenzhen);
  });

  it.each(["submitted", "rejected", "suspended", "revoked"] as const)(
    "is not of a %s certificate",
    async (state) => {
      const { submit } = await renewable({ state });
      await expectRefusal(submit(), "certificate.not_renewable");
    },
  );

  it("is of the same scheme and subject, and of the own organisation", async () => {
    const { submit } = await renewable();
    const sister = await buildProduct(connection, world.supplier);
    await expectRefusal(submit({ productId: sister.id }), "certificate.not_renewable");
    await expectRefusal(
      submit({ schemeCode: "shenzhen-product", number: "SZ-2" }),
      "certificate.not_renewable",
    );
    const theirs = await buildCertificate(connection, world.otherSupplier);
    await expectRefusal(submit({ renewsId: theirs.id }), "certificate.not_found");
    await expectRefusal(submit({ renewsId: "forged" }), "certificate.not_found");
  });
});

describe("a certificate of a batch", () => {
  const livestock = { processing: "livestock", industryCode: "eco-livestock" } as const;
  const form = async (batchId: string) => ({
    schemeCode: "animal-quarantine",
    batchId,
    number: "52-0001",
    issuer: "普安县动物卫生监督所",
    validFrom: "2026-06-14",
    fileId: (await buildFile(connection, world.supplier)).id,
  });

  it("lets that batch leave, and speaks of no other", async () => {
    const product = await buildProduct(connection, world.supplier, livestock);
    const [batch, sister] = [await buildBatch(connection, product), await buildBatch(connection, product)];
    const lacking = async () =>
      (await batchProblemsOn(connection, [batch.id, sister.id], "2026-06-15")).map(({ batchId }) => batchId);
    expect((await lacking()).sort()).toEqual([batch.id, sister.id].sort());
    const submitted = await submitCertificate(contextFor(connection, world.manager), await form(batch.id));
    expect(submitted).toMatchObject({ batchId: batch.id, productId: null, baseId: null });
    expect(await lacking()).toHaveLength(2);
    await verifyCertificate(contextFor(connection, world.county), { certificateId: submitted.id });
    expect(await lacking()).toEqual([sister.id]);
  });

  it("is decided by the county of its product, and never of the supplier as a whole", async () => {
    const product = await buildProduct(connection, world.supplier, { ...livestock, countyCode: "522324" });
    const batch = await buildBatch(connection, product);
    const { id } = await submitCertificate(contextFor(connection, world.manager), await form(batch.id));
    const input = { certificateId: id };
    await expectRefusal(
      verifyCertificate(contextFor(connection, world.county), input),
      "certificate.not_found",
    );
    await verifyCertificate(contextFor(connection, world.otherCounty), input);
    const shown = await listSupplierCertificates(contextFor(connection, null), world.supplier.id);
    expect(shown.map((certificate) => certificate.id)).not.toContain(id);
  });

  it("needs a batch of the own organisation", async () => {
    const theirs = await buildBatch(
      connection,
      await buildProduct(connection, world.otherSupplier, livestock),
    );
    const submit = async (batchId: string) =>
      submitCertificate(contextFor(connection, world.manager), await form(batchId));
    await expectRefusal(submit(""), "certificate.subject_missing");
    await expectRefusal(submit(theirs.id), "batch.not_found");
    await expectRefusal(submit("forged"), "batch.not_found");
  });
});

describe("reminders", () => {
  /** A supplier of its own with one licence that ends on a day. */
  async function ending(validUntil: string, countyCode = "522323") {
    const supplier = await buildSupplier(connection, { countyCode });
    const manager = await buildMember(connection, supplier, ["supplier-manager"]);
    const certificate = await buildCertificate(connection, supplier, { validUntil });
    const at = (instant: Date) => listReminders(contextFor(connection, manager, instant));
    return { supplier, manager, certificate, at };
  }
  const noon = (day: string) => new Date(`${day}T04:00:00Z`);

  it.each<[string, string | null]>([
    ["2026-04-15", null],
    ["2026-04-16", "60"],
    ["2026-05-15", "60"],
    ["2026-05-16", "30"],
    ["2026-06-07", "30"],
    ["2026-06-08", "7"],
    ["2026-06-15", "7"],
    ["2026-06-16", "expired"],
    ["2026-09-13", "expired"],
    ["2026-09-14", null],
  ])("of a licence whose last day is 15 June, on %s: %s", async (day, step) => {
    const { at } = await ending("2026-06-15");
    const [reminder] = await at(noon(day));
    expect(reminder?.clock?.step ?? null).toBe(step);
  });

  it("turn with the day in Shanghai", async () => {
    const { at } = await ending("2028-02-29");
    expect((await at(new Date("2028-02-29T15:59:59.999Z")))[0]?.clock).toEqual({ daysLeft: 0, step: "7" });
    expect((await at(new Date("2028-02-29T16:00:00Z")))[0]?.clock).toEqual({ daysLeft: -1, step: "expired" });
  });

  it("say from when it can be renewed, that the renewal waits, and go when it is verified", async () => {
    const { supplier, certificate, at } = await ending("2026-08-14");
    expect(await at(noon("2026-06-15"))).toMatchObject([
      { opensOn: null, handedInId: null, isRequired: true },
    ]);
    const renewal = await buildCertificate(connection, supplier, {
      state: "submitted",
      renewsId: certificate.id,
      validFrom: "2026-08-15",
      validUntil: "2031-08-14",
    });
    expect(await at(noon("2026-06-15"))).toMatchObject([{ handedInId: renewal.id }]);
    await verifyCertificate(contextFor(connection, world.county), { certificateId: renewal.id });
    expect(await at(noon("2026-06-15"))).toEqual([]);
  });

  it("wait in the list of the county that decides on them, which is that of the goods before that of the holder", async () => {
    const own = await buildSellingWorld(connection);
    const elsewhere = await buildProduct(connection, own.supplier, { countyCode: "522324" });
    const waiting = async (who: "county" | "otherCounty") =>
      (await officialInbox(contextFor(connection, own[who]))).find(
        ({ kind }) => kind === "certificates_to_review",
      )?.count ?? 0;
    const before = [await waiting("county"), await waiting("otherCounty")] as const;
    const { id } = await buildCertificate(connection, own.supplier, {
      schemeCode: "green-food",
      productId: elsewhere.id,
      state: "submitted",
    });
    expect([await waiting("county"), await waiting("otherCounty")]).toEqual([before[0], before[1] + 1]);
    await expectRefusal(
      verifyCertificate(contextFor(connection, own.county), { certificateId: id }),
      "certificate.not_found",
    );
    await verifyCertificate(contextFor(connection, own.otherCounty), { certificateId: id });
    expect(await waiting("otherCounty")).toBe(before[1]);
  });

  it("are on record once for each step, whatever rounds were missed, and dismissed by the renewal", async () => {
    const { supplier, certificate, at } = await ending("2029-02-28");
    const rows = async () =>
      connection.db
        .select()
        .from(certificateReminders)
        .where(eq(certificateReminders.certificateId, certificate.id))
        .orderBy(desc(certificateReminders.step));
    const remind = (day: string) => remindOfExpiries(contextFor(connection, null, noon(day)));
    await remind("2028-12-29");
    expect(await rows()).toEqual([]);
    for (const day of ["2028-12-30", "2028-12-30", "2029-01-10", "2029-02-22", "2029-02-28", "2029-03-01"])
      await remind(day);
    expect((await rows()).map(({ step, remindedAt }) => [step, remindedAt])).toEqual([
      [60, noon("2028-12-30")],
      [7, noon("2029-02-22")],
    ]);
    expect(await auditOf(connection, certificate.id)).toMatchObject([
      { action: "certificate.reminded", actorUserId: null },
      { action: "certificate.reminded", actorUserId: null },
    ]);
    expect(await at(noon("2029-02-28"))).toMatchObject([
      {
        reminded: [
          { step: 60, on: "2028-12-30" },
          { step: 7, on: "2029-02-22" },
        ],
      },
    ]);
    const renewal = await buildCertificate(connection, supplier, {
      state: "submitted",
      validFrom: "2029-03-01",
      validUntil: "2034-02-28",
    });
    await verifyCertificate(contextFor(connection, world.county), { certificateId: renewal.id });
    expect((await rows()).map(({ dismissedAt, renewedById }) => [dismissedAt, renewedById])).toEqual([
      [testInstant, renewal.id],
      [testInstant, renewal.id],
    ]);
    expect(await remind("2029-02-28")).toEqual({ reminded: 0 });
  });

  it("are the supplier's own and its county's, and stand in both to-do lists", async () => {
    const { manager, certificate } = await ending("2026-06-20", "522324");
    const own = contextFor(connection, manager);
    expect((await listReminders(own)).map(({ id }) => id)).toEqual([certificate.id]);
    expect(await supplierInbox(own)).toContainEqual({ kind: "certificates_expiring", count: 1 });
    const county = await listReminders(contextFor(connection, world.otherCounty));
    expect(county.map(({ id }) => id)).toContain(certificate.id);
    const counted = (await officialInbox(contextFor(connection, world.otherCounty))).map(({ kind }) => kind);
    expect(counted).toContain("certificates_expiring");
    for (const who of ["county", "district", "warehouse", "stranger"] as const) {
      const theirs = await listReminders(contextFor(connection, world[who]));
      expect(theirs.map(({ id }) => id)).not.toContain(certificate.id);
    }
  });
});
