import { eq } from "drizzle-orm";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { prepareFile, type PreparedFile } from "#app/domain/accounts/file/prepare.server.ts";
import { storeFile } from "#app/domain/accounts/file/store.server.ts";
import { getVisibleFile, readFileBytes } from "#app/domain/reporting/file/visible.server.ts";
import type { Actor } from "#app/domain/core/context.ts";
import { newId } from "#app/kernel/id.ts";
import type { Connection } from "#db/client.server.ts";
import { fileContents, files } from "#db/schema/accounts.server.ts";
import { certificates } from "#db/schema/certification.server.ts";
import { auditEvents } from "#db/schema/core.server.ts";
import {
  buildInstitution,
  buildMember,
  buildOffice,
  buildSupplier,
  contextFor,
} from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database.ts";
import { expectRefusal } from "#tests/support/expect-refusal.ts";

let connection: Connection;
let photograph: PreparedFile;
beforeAll(async () => {
  connection = await testDatabase();
  const bytes = await sharp({ create: { width: 800, height: 600, channels: 3, background: "#12403A" } })
    .jpeg()
    .toBuffer();
  photograph = await prepareFile("photograph", { name: "基地.jpg", bytes });
});

const visibleTo = (actor: Actor | null, fileId: string) =>
  getVisibleFile(contextFor(connection, actor), fileId);

describe("storeFile", () => {
  it("keeps the bytes and the thumbnail for the organisation, and is audited", async () => {
    const supplier = await buildSupplier(connection);
    const manager = await buildMember(connection, supplier, ["supplier-manager"]);
    const ctx = contextFor(connection, manager);
    const fileId = await storeFile(ctx, photograph, { visibility: "public" });
    const [row] = await connection.db.select().from(files).where(eq(files.id, fileId));
    expect(row).toMatchObject({
      organisationId: supplier.id,
      uploadedById: manager.userId,
      mediaType: "image/webp",
      byteLength: photograph.bytes.length,
      width: 800,
      originalName: "基地.jpg",
    });
    expect((await readFileBytes(ctx, fileId, "full")).equals(photograph.bytes)).toBe(true);
    expect((await readFileBytes(ctx, fileId, "thumb")).equals(photograph.thumbnail!)).toBe(true);
    const [audit] = await connection.db.select().from(auditEvents).where(eq(auditEvents.subjectId, fileId));
    expect(audit).toMatchObject({ action: "file.stored", actorUserId: manager.userId });
  });

  it("is refused to visitors, viewers and organisations that are not approved", async () => {
    const before = await connection.db.$count(fileContents);
    const viewer = await buildMember(connection, await buildOffice(connection), ["official-viewer"]);
    const applicant = await buildMember(connection, await buildSupplier(connection, { state: "applied" }), [
      "supplier-manager",
    ]);
    const store = (actor: Actor | null) =>
      storeFile(contextFor(connection, actor), photograph, { visibility: "private" });
    await expectRefusal(store(null), "actor.unauthenticated");
    await expectRefusal(store(viewer), "actor.forbidden");
    await expectRefusal(store(applicant), "actor.organisation_not_approved");
    expect(await connection.db.$count(fileContents)).toBe(before);
  });
});

describe("getVisibleFile", () => {
  it("shows a public file to anybody, and nobody a file that is not there", async () => {
    const manager = await buildMember(connection, await buildSupplier(connection), ["supplier-manager"]);
    const fileId = await storeFile(contextFor(connection, manager), photograph, { visibility: "public" });
    expect(await visibleTo(null, fileId)).toMatchObject({ isPublic: true, originalName: "基地.jpg" });
    await expectRefusal(visibleTo(manager, newId()), "file.not_found");
    await expectRefusal(visibleTo(manager, "../../etc/passwd"), "file.not_found");
  });

  it("shows a supplier's private file to its people and to the officials who answer for its county", async () => {
    const supplier = await buildSupplier(connection);
    const manager = await buildMember(connection, supplier, ["supplier-manager"]);
    const fileId = await storeFile(contextFor(connection, manager), photograph, { visibility: "private" });
    const official = async (changes: Parameters<typeof buildOffice>[1]) =>
      buildMember(connection, await buildOffice(connection, changes), ["official-viewer"]);
    const readers = [
      manager,
      await buildMember(connection, supplier, ["supplier-warehouse"]),
      await official({}),
      await official({ officeLevel: "county", countyCode: "522323" }),
    ];
    for (const reader of readers) expect((await visibleTo(reader, fileId)).id).toBe(fileId);
    const strangers = [
      null,
      await official({ officeLevel: "county", countyCode: "522324" }),
      await official({ officeLevel: "district", districtCode: "441302" }),
      await official({ state: "suspended" }),
      await buildMember(connection, await buildSupplier(connection), ["supplier-manager"]),
      await buildMember(connection, await buildInstitution(connection), ["institution-manager"]),
    ];
    for (const stranger of strangers) await expectRefusal(visibleTo(stranger, fileId), "file.not_found");
  });

  it("shows an institution's private file to its own district's office alone", async () => {
    const school = await buildInstitution(connection);
    const requester = await buildMember(connection, school, ["institution-requester"]);
    const fileId = await storeFile(contextFor(connection, requester), photograph, { visibility: "private" });
    const district = async (districtCode: string) =>
      buildMember(connection, await buildOffice(connection, { officeLevel: "district", districtCode }), [
        "official-reviewer",
      ]);
    expect((await visibleTo(await district("441302"), fileId)).id).toBe(fileId);
    await expectRefusal(visibleTo(await district("441303"), fileId), "file.not_found");
  });

  it("shows anybody the paper behind a certificate once it is verified", async () => {
    const supplier = await buildSupplier(connection);
    const manager = await buildMember(connection, supplier, ["supplier-manager"]);
    const fileId = await storeFile(contextFor(connection, manager), photograph, { visibility: "private" });
    const certificateId = newId();
    await connection.db.insert(certificates).values({
      id: certificateId,
      organisationId: supplier.id,
      schemeCode: "green-food",
      number: "DEMO-1",
      issuer: "演示机构",
      validFrom: "2026-01-01",
      validUntil: "2028-12-31",
      fileId,
      state: "submitted",
      submittedAt: new Date(),
    });
    await expectRefusal(visibleTo(null, fileId), "file.not_found");
    await connection.db
      .update(certificates)
      .set({ state: "verified" })
      .where(eq(certificates.id, certificateId));
    expect(await visibleTo(null, fileId)).toMatchObject({ id: fileId, isPublic: false });
  });
});
