/** Rows a test stands on, made directly: each builder fills in what the test does not care about. */
import type { Actor, Context } from "#app/domain/core/context.ts";
import { newId, newReadableCode } from "#app/kernel/id.ts";
import type { Connection } from "#db/client.server.ts";
import * as accounts from "#db/schema/accounts.server.ts";
import * as catalogue from "#db/schema/catalogue.server.ts";
import { purchaseOrderLines, purchaseOrders } from "#db/schema/orders.server.ts";
import { requisitions } from "#db/schema/requisitions.server.ts";
import * as provenance from "#db/schema/provenance.server.ts";
import type { Role } from "#db/vocabulary/organisations.ts";

/** The instant tests happen at unless they say otherwise: a Monday noon in Shanghai. */
export const testInstant = new Date("2026-06-15T04:00:00Z");

type Organisation = typeof accounts.organisations.$inferSelect;
type OrganisationChanges = Partial<typeof accounts.organisations.$inferInsert>;

async function buildOrganisation(
  { db }: Connection,
  values: OrganisationChanges & Pick<Organisation, "kind">,
): Promise<Organisation> {
  const code = newReadableCode(6);
  const [row] = await db
    .insert(accounts.organisations)
    .values({
      id: newId(),
      state: "approved",
      name: `${values.kind} ${code}`,
      shortCode: code,
      contactName: "韦小花",
      contactPhone: "13800000000",
      ...values,
    })
    .returning();
  return row!;
}

/** An approved cooperative of Pu'an county. */
export const buildSupplier = (connection: Connection, changes: OrganisationChanges = {}) =>
  buildOrganisation(connection, {
    kind: "supplier",
    countyCode: "522323",
    sellerForce: "cooperative",
    householdsInvolved: 120,
    householdBenefit: "订单收购",
    ...changes,
  });

/** An approved school of Huicheng district. */
export const buildInstitution = (connection: Connection, changes: OrganisationChanges = {}) =>
  buildOrganisation(connection, {
    kind: "institution",
    districtCode: "441302",
    institutionKind: "school",
    ...changes,
  });

/** An approved office; of the prefecture unless told otherwise. */
export const buildOffice = (connection: Connection, changes: OrganisationChanges = {}) =>
  buildOrganisation(connection, { kind: "office", officeLevel: "prefecture", ...changes });

/** A new user who is an active member of the organisation with these roles. */
export async function buildMember(
  { db }: Connection,
  organisation: Organisation,
  roles: Role[],
): Promise<Actor> {
  const userId = newId();
  await db
    .insert(accounts.users)
    .values({ id: userId, name: `成员 ${newReadableCode(4)}`, email: `${userId}@example.test` });
  await db
    .insert(accounts.memberships)
    .values({ id: newId(), organisationId: organisation.id, userId, roles });
  return actorOf(organisation, userId, roles);
}

/** The actor that a member of an organisation is. */
export function actorOf(organisation: Organisation, userId: string, roles: readonly Role[]): Actor {
  return {
    userId,
    userName: "成员",
    organisationId: organisation.id,
    organisationName: organisation.name,
    organisationKind: organisation.kind,
    organisationApproved: organisation.state === "approved",
    officeLevel: organisation.officeLevel,
    countyCode: organisation.countyCode,
    districtCode: organisation.districtCode,
    roles,
  };
}

/** A context for acts, outside any transaction. */
export function contextFor<Who extends Actor | null>(
  { db }: Connection,
  actor: Who,
  now = testInstant,
): Context<Who> {
  return { db, transactional: false, actor, now, requestId: "test", demo: false };
}

type ProductChanges = Partial<typeof catalogue.products.$inferInsert>;

/** A published packaged tea of the supplier, with a base of its own. */
export async function buildProduct({ db }: Connection, supplier: Organisation, changes: ProductChanges = {}) {
  const baseId = newId();
  await db.insert(provenance.productionBases).values({
    id: baseId,
    organisationId: supplier.id,
    countyCode: supplier.countyCode ?? "522323",
    nameZh: "茶场",
    nameEn: "Tea garden",
    township: "江西坡镇",
    areaMilliMu: 1_200_000,
  });
  const [row] = await db
    .insert(catalogue.products)
    .values({
      id: newId(),
      organisationId: supplier.id,
      industryCode: "tea",
      countyCode: supplier.countyCode ?? "522323",
      baseId,
      nameZh: "普安红茶",
      nameEn: "Pu'an Hong black tea",
      searchText: "普安红茶 pu'an hong black tea puanhongcha pahc",
      family: "tea-leaf",
      storageClass: "ambient",
      processing: "primary",
      taxTreatment: "exempt-own-produce",
      leadDays: 3,
      state: "published",
      publishedAt: testInstant,
      fromPriceFen: 12_000,
      fromMoqPacks: 10,
      inStock: true,
      ...changes,
    })
    .returning();
  return row!;
}

type Product = Awaited<ReturnType<typeof buildProduct>>;
type VariantChanges = Partial<typeof catalogue.variants.$inferInsert> & {
  onHandPacks?: number;
  allocatedPacks?: number;
  tiers?: { fromPacks: number; unitPriceFen: number }[];
};

/** A pack with stock and two price tiers: ¥120 from 10 packs, ¥110 from 100. */
export async function buildVariant({ db }: Connection, product: Product, changes: VariantChanges = {}) {
  const { onHandPacks = 500, allocatedPacks = 0, tiers, ...values } = changes;
  const [row] = await db
    .insert(catalogue.variants)
    .values({
      id: newId(),
      organisationId: product.organisationId,
      productId: product.id,
      sku: newReadableCode(8),
      packZh: "250g/罐",
      packEn: "250 g tin",
      unitZh: "罐",
      unitEn: "tin",
      netGrams: 250,
      moqPacks: 10,
      multiplePacks: 5,
      weeklyCapacityPacks: 400,
      ...values,
    })
    .returning();
  const variant = row!;
  await db.insert(catalogue.priceTiers).values(
    (
      tiers ?? [
        { fromPacks: 10, unitPriceFen: 12_000 },
        { fromPacks: 100, unitPriceFen: 11_000 },
      ]
    ).map((tier) => ({
      variantId: variant.id,
      ...tier,
    })),
  );
  await db
    .insert(catalogue.stocks)
    .values({ variantId: variant.id, organisationId: variant.organisationId, onHandPacks, allocatedPacks });
  return variant;
}

type Variant = Awaited<ReturnType<typeof buildVariant>>;
type BatchChanges = Partial<typeof provenance.batches.$inferInsert>;

/** A released batch of 1,000 kg, best before a year from now. */
export async function buildBatch({ db }: Connection, product: Product, changes: BatchChanges = {}) {
  const [row] = await db
    .insert(provenance.batches)
    .values({
      id: newId(),
      organisationId: product.organisationId,
      productId: product.id,
      baseId: product.baseId!,
      code: newReadableCode(10),
      state: "released",
      harvestedOn: "2026-04-05",
      packedOn: "2026-04-12",
      bestBeforeOn: "2027-10-12",
      quantityGrams: 1_000_000,
      releasedAt: testInstant,
      ...changes,
    })
    .returning();
  return row!;
}

/** A budget unit and a delivery address of the institution. */
export async function buildBuyingPlaces({ db }: Connection, institution: Organisation) {
  const [unit] = await db
    .insert(accounts.budgetUnits)
    .values({
      id: newId(),
      organisationId: institution.id,
      code: newReadableCode(4),
      name: "第一食堂",
      hasCanteen: true,
    })
    .returning();
  const [address] = await db
    .insert(accounts.deliveryAddresses)
    .values({
      id: newId(),
      organisationId: institution.id,
      label: "食堂",
      districtCode: institution.districtCode ?? "441302",
      line: "演达大道 1 号",
      contactName: "陈师傅",
      contactPhone: "13900000000",
    })
    .returning();
  return { unit: unit!, address: address! };
}

type OrderLineSpec = { product: Product; variant: Variant; packs: number; unitPriceFen?: number };
type OrderChanges = Partial<typeof purchaseOrders.$inferInsert>;

/** A placed order of these lines (one supplier) with its approved requisition; its stock is allocated. */
export async function buildOrder(
  connection: Connection,
  buyer: { institution: Organisation; requester: Actor; approver: Actor },
  lines: OrderLineSpec[],
  changes: OrderChanges = {},
) {
  const { db } = connection;
  const { unit, address } = await buildBuyingPlaces(connection, buyer.institution);
  const requisitionId = newId();
  const orderId = newId();
  const priced = lines.map((line, index) => {
    const unitPriceFen = line.unitPriceFen ?? 12_000;
    return { ...line, unitPriceFen, amountFen: unitPriceFen * line.packs, position: index + 1 };
  });
  const totalFen = priced.reduce((total, line) => total + line.amountFen, 0);
  const supplierId = lines[0]!.product.organisationId;
  await db.insert(requisitions).values({
    id: requisitionId,
    organisationId: buyer.institution.id,
    requestKey: newId(),
    state: "approved",
    requesterId: buyer.requester.userId,
    budgetUnitId: unit.id,
    fundSource: "canteen",
    terms: "goods-first",
    deliveryAddressId: address.id,
    wantedOn: "2026-06-30",
    totalFen,
    contentHash: "test",
    createdAt: testInstant,
  });
  await db.insert(purchaseOrders).values({
    id: orderId,
    number: `PO-TEST-${newReadableCode(8)}`,
    requisitionId,
    organisationId: buyer.institution.id,
    supplierId,
    requesterId: buyer.requester.userId,
    approverId: buyer.approver.userId,
    budgetUnitId: unit.id,
    fundSource: "canteen",
    terms: "goods-first",
    wantedOn: "2026-06-30",
    ownReference: "",
    deliveryPlace: {
      label: address.label,
      districtCode: address.districtCode,
      line: address.line,
      contactName: address.contactName,
      contactPhone: address.contactPhone,
    },
    districtCode: address.districtCode,
    totalFen,
    paymentReference: `HQ${newReadableCode(8)}`,
    placedAt: testInstant,
    ...changes,
  });
  const orderLines = await db
    .insert(purchaseOrderLines)
    .values(
      priced.map(({ product, variant, packs, unitPriceFen, amountFen, position }) => ({
        id: newId(),
        orderId,
        position,
        variantId: variant.id,
        wantedOn: changes.wantedOn ?? "2026-06-30",
        productId: product.id,
        productNameZh: product.nameZh,
        productNameEn: product.nameEn,
        packZh: variant.packZh,
        packEn: variant.packEn,
        unitZh: variant.unitZh,
        unitEn: variant.unitEn,
        netGrams: variant.netGrams,
        industryCode: product.industryCode,
        countyCode: product.countyCode,
        storageClass: product.storageClass,
        taxTreatment: product.taxTreatment,
        packs,
        unitPriceFen,
        amountFen,
        certificates: [],
      })),
    )
    .returning();
  for (const { variant, packs } of lines) {
    await connection.sql`update stocks set allocated_packs = allocated_packs + ${packs} where variant_id = ${variant.id}`;
  }
  return { orderId, requisitionId, lines: orderLines, unit, address };
}

/** A supplier with one product in stock, a school with its four people, and an order of 20 packs between them. */
export async function buildTrade(connection: Connection, orderChanges: OrderChanges = {}) {
  const supplier = await buildSupplier(connection);
  const manager = await buildMember(connection, supplier, ["supplier-manager"]);
  const warehouse = await buildMember(connection, supplier, ["supplier-warehouse"]);
  const institution = await buildInstitution(connection);
  const requester = await buildMember(connection, institution, ["institution-requester"]);
  const approver = await buildMember(connection, institution, ["institution-approver"]);
  const receiver = await buildMember(connection, institution, ["institution-receiver"]);
  const finance = await buildMember(connection, institution, ["institution-finance"]);
  const supplierFinance = await buildMember(connection, supplier, ["supplier-finance"]);
  const product = await buildProduct(connection, supplier);
  const variant = await buildVariant(connection, product);
  const order = await buildOrder(
    connection,
    { institution, requester, approver },
    [{ product, variant, packs: 20 }],
    orderChanges,
  );
  return {
    supplier,
    manager,
    warehouse,
    supplierFinance,
    institution,
    requester,
    approver,
    receiver,
    finance,
    product,
    variant,
    order,
  };
}
