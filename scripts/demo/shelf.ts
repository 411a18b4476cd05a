import { addPriceEvidence } from "#app/domain/catalogue/price/add-evidence.server.ts";
import { createProduct } from "#app/domain/catalogue/product/create.server.ts";
import { submitProduct } from "#app/domain/catalogue/product/submit.server.ts";
import { verifyProduct } from "#app/domain/catalogue/product/verify.server.ts";
import { receiveStock } from "#app/domain/catalogue/stock/receive.server.ts";
import { addVariant } from "#app/domain/catalogue/variant/add.server.ts";
import { createBase } from "#app/domain/provenance/base/create.server.ts";
import { publishListing } from "#app/flows/publish-listing.server.ts";
import type { Actor } from "#app/domain/core/context.ts";
import type { Day } from "#app/kernel/calendar.ts";
import { demoSuppliers } from "#db/demo/organisations.ts";
import type { DemoPack, DemoProduct } from "#db/demo/product.ts";
import { demoProducts } from "#db/demo/products.ts";
import { sellerOf } from "#db/demo/who-sells.ts";
import { countyRows } from "#db/reference/regions.ts";
import { schemeRequirementRows, schemeRows } from "#db/reference/certification.ts";
import { certify } from "./certify.ts";
import { Chance } from "./chance.ts";
import { inventedPlace } from "./outline.ts";
import { actorFor, type Cast, type Company } from "./people.ts";
import { playAll, type Stage } from "./stage.ts";

/** A pack on the shelf, with the price tiers it was listed at. */
export type ShelfPack = {
  variantId: string;
  seed: DemoPack;
  tiers: { fromPacks: number; unitPriceFen: number }[];
};

/** A product on the shelf, with what the rest of the play needs of it. */
export type ShelfProduct = {
  productId: string;
  seed: DemoProduct;
  seller: Cast;
  townshipZh: string;
  packs: ShelfPack[];
  /** Left unpublished on purpose: it waits for an official, or its certificate ran out. */
  onSale: boolean;
};

/** Names of towns stand only in place notes of invented bases. */
const townships: Record<string, string> = {
  "522301": "七舍镇",
  "522302": "薏品田园",
  "522323": "江西坡镇",
  "522324": "紫马乡",
  "522325": "北盘江镇",
  "522326": "蔗香镇",
  "522327": "坡妹镇",
  "522328": "钱相街道",
  yilong: "雨樟镇",
};

/** What keeps some suppliers from selling, so that officials and pages have something to say. */
const waitingLicence = "ceheng-banana";
const expiredLicence = "zhenfeng-craft";
const expiringLicence = "xingyi-food";
const renewedLicence = "anlong-vegetable";

/** Lists every product: base, packs, stock, certificates, review and publication. */
export async function fillShelf(stage: Stage, company: Company, opening: Day): Promise<ShelfProduct[]> {
  const shelf: ShelfProduct[] = [];
  await playAll(demoSuppliers, async ({ key }) => {
    const seller = company.get(key);
    const products = demoProducts.filter((product) => sellerOf(product) === key);
    const chance = new Chance(key.length * 7919 + products.length);
    const baseId = await registerBase(stage, seller, opening, chance);
    await certifyOrganisation(stage, company, seller, products, opening);
    if (chance.happens(0.4)) {
      await certify(stage, company, seller, {
        scheme: "gba-basket",
        baseId,
        opening,
        serial: seller.name.length,
      });
    }
    for (const [index, seed] of products.entries()) {
      shelf.push(
        await listProduct(stage, company, { seller, seed, baseId, opening, chance, serial: index + 1 }),
      );
    }
  });
  return shelf.sort((a, b) => (a.seed.nameZh < b.seed.nameZh ? -1 : 1));
}

function countyName(code: string): { nameZh: string; nameEn: string } {
  const county = countyRows.find((row) => row.code === code);
  if (!county) throw new Error(`there is no county ${code}`);
  return county;
}

async function registerBase(stage: Stage, seller: Cast, opening: Day, chance: Chance): Promise<string> {
  const county = countyName(seller.countyCode ?? "");
  const township = townships[seller.countyCode ?? ""] ?? "";
  const areaMu = chance.between(300, 2600);
  const base = await createBase(stage.at(actorFor(seller, "supplier-manager"), opening, 16), {
    nameZh: `${township}标准化生产基地（演示）`,
    nameEn: `${county.nameEn} standard production base (demo)`,
    countyCode: seller.countyCode ?? "",
    township,
    village: "",
    areaMu: String(areaMu),
    ...inventedPlace(seller.countyCode ?? "", areaMu, new Chance(areaMu)),
  });
  return base.id;
}

/** The licences the seller's products cannot be sold without, some of them in trouble. */
async function certifyOrganisation(
  stage: Stage,
  company: Company,
  seller: Cast,
  products: readonly DemoProduct[],
  opening: Day,
): Promise<void> {
  const kinds = new Set(products.map((product) => product.processing));
  const needed = schemeRequirementRows.filter(({ processing, schemeCode }) => {
    const scheme = schemeRows.find(({ code }) => code === schemeCode);
    return kinds.has(processing) && scheme?.subject === "organisation";
  });
  for (const [index, { schemeCode }] of needed.entries()) {
    const food = schemeCode === "food-licence";
    await certify(stage, company, seller, {
      scheme: schemeCode,
      opening,
      serial: index + 1,
      waits: food && seller.key === waitingLicence,
      until: !food
        ? undefined
        : seller.key === expiredLicence
          ? stage.daysAgo(9)
          : seller.key === expiringLicence
            ? stage.daysAgo(-21)
            : seller.key === renewedLicence
              ? stage.daysAgo(20)
              : undefined,
    });
  }
}

/** Four per cent off from 5 times the MOQ, eight from 20 times. */
function tiersOf({ moq, priceFen }: DemoPack): { fromPacks: number; unitPriceFen: number }[] {
  return [
    { fromPacks: moq, unitPriceFen: priceFen },
    { fromPacks: moq * 5, unitPriceFen: Math.round((priceFen * 0.96) / 10) * 10 },
    { fromPacks: moq * 20, unitPriceFen: Math.round((priceFen * 0.92) / 10) * 10 },
  ];
}

const yuan = (fen: number) => (fen / 100).toFixed(2);

type Listing = {
  seller: Cast;
  seed: DemoProduct;
  baseId: string;
  opening: Day;
  chance: Chance;
  serial: number;
};

async function listProduct(stage: Stage, company: Company, listing: Listing): Promise<ShelfProduct> {
  const { seller, seed, baseId, opening, chance, serial } = listing;
  const manager = actorFor(seller, "supplier-manager");
  const at = (hour: number, minute: number) => stage.at(manager, opening, hour, minute);
  const created = await createProduct(at(18, serial), {
    nameZh: seed.nameZh,
    nameEn: seed.nameEn,
    industryCode: seed.industry,
    countyCode: seed.county,
    baseId,
    family: seed.family,
    descriptionZh: describe(seed),
    descriptionEn: `${seed.nameEn} of ${countyName(seed.county).nameEn}, packed for canteens and institutions. Prices and quantities are demonstration data.`,
    storageClass: seed.storage,
    processing: seed.processing,
    taxTreatment: seed.tax,
    seasonFromMonth: seed.season?.[0],
    seasonToMonth: seed.season?.[1],
    leadDays: seed.leadDays,
    shelfLifeDays: seed.shelfLifeDays ?? undefined,
    claims: seed.claims,
  });
  const productId = created.id;
  const packs: ShelfPack[] = [];
  for (const [index, pack] of seed.packs.entries()) {
    const tiers = tiersOf(pack);
    const variant = await addVariant(at(18, serial), {
      productId,
      sku: `DEMO-${serial}-${index + 1}`,
      packZh: pack.packZh,
      packEn: pack.packEn,
      unitZh: pack.unitZh,
      unitEn: pack.unitEn,
      netKilograms: String(pack.netGrams / 1000),
      moqPacks: pack.moq,
      multiplePacks: pack.multiple,
      weeklyCapacityPacks: pack.weekly,
      position: index,
      tiers: tiers.map(({ fromPacks, unitPriceFen }) => ({ fromPacks, price: yuan(unitPriceFen) })),
    });
    packs.push({ variantId: variant.id, seed: pack, tiers });
    await receiveStock(at(18, serial), {
      variantId: variant.id,
      packs: stockOf(pack, chance),
      reason: "期初入库（演示）",
    });
  }
  if (seed.marketPrice) {
    const { pack, lowFen, highFen, basis } = seed.marketPrice;
    await addPriceEvidence(at(18, serial), {
      productId,
      packZh: pack,
      low: yuan(lowFen),
      high: yuan(highFen),
      basis,
      sourceUrl: seed.sourceUrl ?? "",
    });
  }
  const onSale = await bringOnSale(stage, company, { ...listing, productId, manager });
  return { productId, seed, seller, townshipZh: townships[seed.county] ?? "", packs, onSale };
}

/** About a week's supply, in whole multiples; one pack in twelve is sold out. */
function stockOf(pack: DemoPack, chance: Chance): number {
  const share = chance.happens(1 / 12) ? 0.002 : 0.3 + chance.next() * 0.7;
  return Math.max(pack.multiple, Math.round((pack.weekly * share) / pack.multiple) * pack.multiple);
}

function describe(seed: DemoProduct): string {
  const county = countyName(seed.county).nameZh;
  return `${county}出产的${seed.nameZh}，按食堂与集中采购的规格分装，起订即可直发惠州。价格、库存与周供应量为演示数据。`;
}

/** Marks a product's claims, reviews it and publishes it, except where the play keeps something back. */
async function bringOnSale(
  stage: Stage,
  company: Company,
  {
    seller,
    seed,
    opening,
    chance,
    serial,
    productId,
    manager,
    baseId,
  }: Listing & { productId: string; manager: Actor },
): Promise<boolean> {
  if (seed.claims.length > 0 && chance.happens(0.6)) {
    await certify(stage, company, seller, {
      scheme: "gi-protected",
      productId,
      opening,
      serial: 100 + serial,
    });
  }
  if (chance.happens(0.3)) {
    await certify(stage, company, seller, { scheme: "green-food", productId, opening, serial: 200 + serial });
  }
  if (chance.happens(0.12)) {
    await certify(stage, company, seller, {
      scheme: "shenzhen-product",
      productId,
      opening,
      serial: 300 + serial,
    });
  }
  if (seed.processing === "aquatic") {
    await certify(stage, company, seller, { scheme: "aquaculture", baseId, opening, serial: 400 + serial });
  }
  const keptForReview = seed.processing === "packaged-food" && seller.key === waitingLicence;
  const handedInOn = keptForReview ? stage.daysAgo(1) : opening;
  const [row] = await stage.connection.sql<
    { revision: number }[]
  >`select revision from products where id = ${productId}`;
  const revision = row?.revision ?? 1;
  const submitted = await submitProduct(stage.at(manager, handedInOn, 19, serial), { productId, revision });
  if (keptForReview) return false;
  const official = actorFor(company.officeOf(seed.county), "official-reviewer");
  await verifyProduct(stage.at(official, opening, 20, serial), { productId, revision: submitted.revision });
  await publishListing(stage.at(manager, opening, 21, serial), { productId });
  return seller.key !== expiredLicence || seed.processing !== "packaged-food";
}
