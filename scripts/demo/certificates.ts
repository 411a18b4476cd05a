import { remindOfExpiries } from "#app/domain/certification/reminder/remind.server.ts";
import { grantWaiver } from "#app/domain/certification/waiver/grant.server.ts";
import { certify } from "./certify.ts";
import { receiveStock } from "#app/domain/catalogue/stock/receive.server.ts";
import type { Granary } from "./granary.ts";
import { actorFor, type Company } from "./people.ts";
import type { ShelfProduct } from "./shelf.ts";
import type { Stage } from "./stage.ts";
import { type BuyingPlaces, trade } from "./trade.ts";

/** Its licence ran out and nobody renewed it: its goods went off the shelf, but for the one that is waived. */
const lapsed = "zhenfeng-craft";
const waived = "贞丰黑猪腊肉";
const waivedBuyer = "school";
/** Its licence ran out and was renewed: its goods came back. */
const renewed = "anlong-vegetable";
/** Its mark ends in thirty days: supplier and county are reminded. */
const reminded = { seller: "cooperative", product: "普安四球茶" };

function onShelf(shelf: readonly ShelfProduct[], nameZh: string): ShelfProduct {
  const product = shelf.find(({ seed }) => seed.nameZh === nameZh);
  if (!product) throw new Error(`there is no product ${nameZh}`);
  return product;
}

/** What becomes of certificates: a reminder before the end, goods off the shelf after it, a waiver, and a renewal. */
export async function playCertificates({
  stage,
  company,
  shelf,
}: {
  stage: Stage;
  company: Company;
  shelf: readonly ShelfProduct[];
}): Promise<void> {
  const find = (nameZh: string) => onShelf(shelf, nameZh);
  await certify(stage, company, company.get(reminded.seller), {
    scheme: "green-food",
    productId: find(reminded.product).productId,
    opening: stage.daysAgo(300),
    serial: "REMIND",
    until: stage.daysAgo(-30),
  });

  for (const ago of [30, 0]) await remindOfExpiries(stage.at(null, stage.daysAgo(ago), 0, 10));

  const ended = stage.daysAgo(20);
  const [old] = await stage.connection.sql<{ id: string }[]>`
    select id from certificates where organisation_id = ${company.get(renewed).organisationId}
      and scheme_code = 'food-licence' and valid_until = ${ended}`;
  if (!old) throw new Error(`there is no licence of ${renewed} that ended on ${ended}`);
  await certify(stage, company, company.get(renewed), {
    scheme: "food-licence",
    opening: ended,
    serial: "RENEWED",
    validFrom: stage.daysAgo(19),
    handedInOn: stage.daysAgo(12),
    renewsId: old.id,
  });

  const seller = company.get(lapsed);
  const official = actorFor(company.officeOf(seller.countyCode ?? ""), "official-reviewer");
  await grantWaiver(stage.at(official, stage.daysAgo(5), 10), {
    schemeCode: "food-licence",
    supplierId: seller.organisationId,
    productId: find(waived).productId,
    responsible: "贞丰县市场监管局 演示负责人",
    reason: "换证申请已受理，现场核查已通过，等待发证（演示数据）",
    validUntil: stage.daysAgo(-40),
  });
}

/** The school buys what is sold under the waiver, and it leaves: the order and its delivery say what it rests on. */
export async function sellWaived({
  stage,
  company,
  shelf,
  places,
  granary,
}: {
  stage: Stage;
  company: Company;
  shelf: readonly ShelfProduct[];
  places: ReadonlyMap<string, BuyingPlaces>;
  granary: Granary;
}): Promise<void> {
  const product = onShelf(shelf, waived);
  const [pack] = product.packs;
  const itsPlaces = places.get(waivedBuyer);
  if (!pack || !itsPlaces) throw new Error(`${waived} has no pack, or ${waivedBuyer} no place to receive it`);
  const packs = 2 * pack.seed.moq;
  const submittedOn = stage.daysAgo(4);
  await receiveStock(stage.at(actorFor(product.seller, "supplier-warehouse"), submittedOn, 8), {
    variantId: pack.variantId,
    packs,
    reason: "成品入库（演示）",
  });
  await trade(stage, granary, {
    buyer: company.get(waivedBuyer),
    places: itsPlaces,
    submittedOn,
    wantedOn: stage.daysAgo(-3),
    fundSource: "canteen",
    terms: "goods-first",
    lines: [{ product, pack, packs }],
    upTo: "dispatched",
  });
}
