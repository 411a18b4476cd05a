/** One supplier and one institution at work, the offices over them, strangers on every side, and a browser for each. */
import { createHmac } from "node:crypto";
import { eq } from "drizzle-orm";
import { inviteMember } from "#app/domain/accounts/member/invite.server.ts";
import { verifyImport } from "#app/domain/channels/import/verify.server.ts";
import { addSession } from "#app/domain/channels/session/add.server.ts";
import { addPhotograph } from "#app/domain/catalogue/photograph/add.server.ts";
import { addPriceEvidence } from "#app/domain/catalogue/price/add-evidence.server.ts";
import type { Actor } from "#app/domain/core/context.ts";
import { reportBenefit } from "#app/domain/indicators/benefit/report.server.ts";
import { reportIndicator } from "#app/domain/indicators/report/report.server.ts";
import { registerPlace } from "#app/domain/logistics/place/register.server.ts";
import { planShipment } from "#app/domain/logistics/shipment/plan.server.ts";
import { proposeAmendment } from "#app/domain/procurement/amendment/propose.server.ts";
import { recordInspection } from "#app/domain/provenance/inspection/record.server.ts";
import { planSpotCheck } from "#app/domain/provenance/spot-check/plan.server.ts";
import { submitRequisition } from "#app/flows/submit-requisition.server.ts";
import { uploadStatement } from "#app/flows/upload-statement.server.ts";
import { addDays, dayOf } from "#app/kernel/calendar.ts";
import { newId } from "#app/kernel/id.ts";
import type { Connection } from "#db/client.server.ts";
import { memberships, sessions, users } from "#db/schema/accounts.server.ts";
import { temperatureDevices } from "#db/schema/logistics.server.ts";
import { bankStatementLines } from "#db/schema/payments.server.ts";
import { approvalRules } from "#db/schema/requisitions.server.ts";
import { rolesOfKind } from "#db/vocabulary/organisations.ts";
import { buildAcceptedDelivery } from "./accepted-goods.ts";
import { buildCertificate } from "./build-certificate.ts";
import { buildWaiver } from "./build-waiver.ts";
import { buildFile } from "./build-file.ts";
import {
  buildInstitution,
  buildMember,
  buildOffice,
  buildOrder,
  buildProduct,
  buildSupplier,
  buildTrade,
  buildVariant,
  contextFor,
} from "./builders.ts";
import { buildDraft, formOf } from "./buying.ts";
import { buildReceived } from "./delivered.ts";
import { buildRecalledGoods } from "./recalled.ts";
import { buildCountyOfficer, placeForm, shipmentForm } from "./shipped.ts";
import { bringIn, buildSalesOffices, saleLine } from "./sales.ts";
import type { Site, Visitor } from "./http.ts";
import { TEST_SECRET } from "./secret.ts";

/** A browser in which this user is signed in. */
export async function signedInBrowser({ db }: Connection, site: Site, userId: string): Promise<Visitor> {
  const token = newId().replaceAll("-", "");
  await db
    .insert(sessions)
    .values({ id: newId(), userId, token, expiresAt: new Date(Date.now() + 86_400_000) });
  const signature = createHmac("sha256", TEST_SECRET).update(token).digest("base64");
  return site.visitor(`hq.session_token=${encodeURIComponent(`${token}.${signature}`)}`);
}

/** The rows that routes are asked for, all of one supplier and one institution. */
export async function buildSiteRows(connection: Connection) {
  const received = await buildReceived(connection);
  const { institution, supplier, requester, approver, product, variant } = received;
  const placed = await buildOrder(connection, received, [{ product, variant, packs: 20 }]);
  const { unit, address } = placed;
  const ruleId = newId();
  await connection.db
    .insert(approvalRules)
    .values({ id: ruleId, organisationId: institution.id, upToFen: 10_000_000 });
  const buyerManager = await buildMember(connection, institution, ["institution-manager"]);
  const buyer = { institution, requester, approver, manager: buyerManager, unit, address, ruleId };
  const wanted = [{ variantId: variant.id, packs: 10 }];
  const now = new Date();
  const submitted = await submitRequisition(
    contextFor(connection, requester, now),
    formOf(buyer, wanted, { wantedOn: addDays(dayOf(now), 20) }),
  );
  const draft = await buildDraft(connection, buyer, wanted);
  const withdrawn = await buildProduct(connection, supplier, { state: "draft", publishedAt: null });
  const certificate = await buildCertificate(connection, supplier, { state: "submitted" });
  const waiver = await buildWaiver(connection, supplier, { validUntil: addDays(dayOf(now), 30) });
  const file = await buildFile(connection, supplier);
  const amended = await buildOrder(connection, received, [{ product, variant, packs: 20 }], {
    state: "confirmed",
  });
  const proposed = await proposeAmendment(contextFor(connection, received.manager), {
    orderId: amended.orderId,
    reason: "减产",
    lines: [{ orderLineId: amended.lines[0]!.id, packs: 5 }],
  });
  const beside = await buildRowsBeside(connection, { ...received, buyerManager });
  const traded = await buildTrade(connection, { state: "dispatched" });
  const counted = await buildAcceptedDelivery(connection, traded, { packs: 20 });
  const applied = await buildSupplier(connection, { state: "applied" });
  const inspector = await buildMember(
    connection,
    await buildOffice(connection, { officeLevel: "county", countyCode: "522323" }),
    ["official-reviewer"],
  );
  const spotCheck = await planSpotCheck(contextFor(connection, inspector), {
    productId: product.id,
    plannedOn: "2026-06-20",
    inspectors: "王某、李某",
    reason: "季度抽检",
  });
  const report = await recordInspection(contextFor(connection, received.warehouse), {
    batchId: received.batches[0]!.id,
    number: "R-0",
    laboratory: "州检测中心",
    method: "GB 2763",
    sampledOn: "2026-06-01",
    reportedOn: "2026-06-05",
    verdict: "passed",
  });
  const indicatorReport = await reportIndicator(contextFor(connection, inspector), {
    indicatorCode: "labour",
    year: 2026,
    value: "120",
    asOf: "2026-05-31",
    source: "州人社局月报",
  });
  const benefitReportId = await reportBenefit(contextFor(connection, received.manager), {
    year: 2026,
    asOf: "2026-05-31",
    households: "100",
    formerlyPoor: "30",
    order: "1000.00",
    basis: "收购台账",
  });
  const sales = await buildSalesRows(connection);
  const recalled = await buildRecalledGoods(connection, received);
  const sent = await buildSentRows(connection, received);
  return {
    ...received,
    buyer,
    buyerManager,
    placed,
    confirmed: await buildOrder(connection, received, [{ product, variant, packs: 20 }], {
      state: "confirmed",
    }),
    amended,
    proposed,
    submitted,
    draft,
    unlisted: withdrawn,
    unlistedPack: await buildVariant(connection, withdrawn),
    certificate,
    waiver,
    file,
    entryId: counted.entryId,
    applied,
    reportId: report.id,
    ...sent,
    spotCheck,
    indicatorReport,
    benefitReportId,
    sales,
    recalled,
    ...beside,
  };
}

/** Imports of Pu'an in each state that has acts, a likely duplicate, and a livestream session. */
async function buildSalesRows(connection: Connection) {
  const offices = await buildSalesOffices(connection);
  const line = saleLine({ order: "S-1", county: "" });
  const verified = await bringIn(connection, offices, "platform-832", [line]);
  await verifyImport(contextFor(connection, offices.county), { importId: verified.id });
  const read = await bringIn(connection, offices, "dongxi-youxuan", [{ ...line, order: "S-2" }]);
  const [conflict] = await connection.sql<{ id: string }[]>`
    select id from sale_conflicts where import_id = ${read.id}`;
  const session = await addSession(contextFor(connection, offices.county), {
    code: "LIVE-1",
    title: "红茶专场",
    host: "主播",
    platform: "平台",
    heldOn: "2026-06-05",
    countyCode: "522323",
    pinned: "普安红茶",
  });
  return { verified, read, conflict: conflict!, session };
}

/** A place of the county, and the delivery on its way through it with a thermometer of the supplier. */
async function buildSentRows(
  connection: Connection,
  { supplier, warehouse, delivery }: Awaited<ReturnType<typeof buildReceived>>,
) {
  const officer = await buildCountyOfficer(connection);
  const place = await registerPlace(contextFor(connection, officer), placeForm());
  const shipment = await planShipment(
    contextFor(connection, warehouse),
    shipmentForm(delivery.id, [place.id]),
  );
  const [device] = await connection.db
    .insert(temperatureDevices)
    .values({
      id: newId(),
      organisationId: supplier.id,
      serial: "T-1",
      name: "车厢前部",
      secretSalt: "salt",
      registeredById: warehouse.userId,
      registeredAt: new Date(),
    })
    .returning();
  return { place, shipment, device: device! };
}

type Parties = Awaited<ReturnType<typeof buildReceived>> & { buyerManager: Actor };

/** A photograph, a price that was looked up, a bank line, an invitation and a membership: what secondary forms name. */
async function buildRowsBeside(connection: Connection, parties: Parties) {
  const { supplier, product, manager, supplierFinance, buyerManager, requester } = parties;
  const photograph = await buildFile(connection, supplier, {
    kind: "photograph",
    visibility: "public",
    mediaType: "image/webp",
  });
  await addPhotograph(contextFor(connection, manager), {
    productId: product.id,
    fileId: photograph.id,
    altZh: "茶园",
  });
  const priceEvidence = await addPriceEvidence(contextFor(connection, manager), {
    productId: product.id,
    packZh: "250g",
    low: "100",
    high: "140",
    basis: "市场询价",
    sourceUrl: "",
  });
  await uploadStatement(contextFor(connection, supplierFinance), {
    fileName: "a.csv",
    bytes: Buffer.from("日期,金额,摘要,流水号\n2026-06-15,7,利息,R1"),
  });
  const [bankLine] = await connection.db
    .select({ id: bankStatementLines.id })
    .from(bankStatementLines)
    .where(eq(bankStatementLines.organisationId, supplier.id));
  const invitation = await inviteMember(contextFor(connection, buyerManager), {
    email: `${newId()}@example.test`,
    roles: ["institution-finance"],
  });
  const [membership] = await connection.db
    .select({ id: memberships.id })
    .from(memberships)
    .where(eq(memberships.userId, requester.userId));
  return { photograph, priceEvidence, bankLine: bankLine!, invitation, membership: membership! };
}

export type SiteRows = Awaited<ReturnType<typeof buildSiteRows>>;

/** Everybody who may come to the site, by name; null is somebody who is not signed in. */
async function buildSitePeople(connection: Connection, rows: SiteRows) {
  const office = async (
    level: "county" | "prefecture" | "district",
    roles: Actor["roles"],
    county = "522323",
  ) =>
    buildMember(
      connection,
      await buildOffice(connection, {
        officeLevel: level,
        countyCode: level === "county" ? county : null,
        districtCode: level === "district" ? "441302" : null,
      }),
      [...roles],
    );
  const platform = await buildOffice(connection, { kind: "platform", officeLevel: null });
  const loner = newId();
  await connection.db.insert(users).values({ id: loner, name: "路人", email: `${loner}@example.test` });
  return {
    requester: rows.requester.userId,
    approver: rows.approver.userId,
    receiver: rows.receiver.userId,
    finance: rows.finance.userId,
    buyerManager: rows.buyerManager.userId,
    manager: rows.manager.userId,
    warehouse: rows.warehouse.userId,
    supplierFinance: rows.supplierFinance.userId,
    county: (await office("county", ["official-reviewer"])).userId,
    otherCounty: (await office("county", ["official-reviewer", "official-manager"], "522324")).userId,
    prefecture: (await office("prefecture", ["official-reviewer", "official-manager"])).userId,
    district: (await office("district", ["official-reviewer"])).userId,
    viewer: (await office("prefecture", ["official-viewer"])).userId,
    admin: (await buildMember(connection, platform, ["platform-admin"])).userId,
    strangerBuyer: (
      await buildMember(connection, await buildInstitution(connection), [...rolesOfKind.institution])
    ).userId,
    strangerSupplier: (
      await buildMember(connection, await buildSupplier(connection), [...rolesOfKind.supplier])
    ).userId,
    applicant: (await buildMember(connection, rows.applied, ["supplier-manager"])).userId,
    loner,
  };
}

export type Person = keyof Awaited<ReturnType<typeof buildSitePeople>> | "visitor";

export type SiteWorld = { rows: SiteRows; browsers: Record<Person, Visitor> };

/** Builds rows and people, and signs everybody in. */
export async function buildSiteWorld(connection: Connection, site: Site): Promise<SiteWorld> {
  const rows = await buildSiteRows(connection);
  const people = await buildSitePeople(connection, rows);
  const browsers: Partial<Record<Person, Visitor>> = { visitor: site.visitor() };
  for (const [person, userId] of Object.entries(people))
    browsers[person as Person] = await signedInBrowser(connection, site, userId);
  return { rows, browsers: browsers as Record<Person, Visitor> };
}

/** Tables that change by themselves: who is signed in, how often something was tried, what of the ledger is gathered. */
const ALIVE = new Set([
  "sessions",
  "attempt_counters",
  "ledger_changes",
  "ledger_sums",
  "ledger_totals",
  "ledger_crossings",
]);

/** Who took a report away is put on record by taking it: the one thing that reading writes. */
const but: Record<string, string> = { audit_events: "where action <> 'report.exported'" };

/** One text for all rows of the application: two of them are equal when nothing was written in between. */
export async function fingerprint({ sql }: Connection): Promise<Record<string, string>> {
  const tables = await sql<{ name: string }[]>`
    select tablename::text as name from pg_tables where schemaname = 'public' order by 1`;
  const parts = tables
    .filter(({ name }) => !ALIVE.has(name))
    .map(
      ({ name }) =>
        `select '${name}' as name, count(*) || md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as rows from "${name}" t ${but[name] ?? ""}`,
    );
  const rows = await sql.unsafe(parts.join(" union all "));
  return Object.fromEntries(rows.map((row) => [row.name as string, row.rows as string]));
}
