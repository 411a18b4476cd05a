/** An order of a public buyer as a release of the Open Contracting Data Standard 1.1: pure. */
import type { OrderState } from "#db/vocabulary/procurement.ts";
import type { PaymentKind } from "#db/vocabulary/payments.ts";
import type { SellerForce } from "#db/vocabulary/organisations.ts";

/**
 * Stands before every identifier of a process. Prefixes are given out by the Open Contracting Partnership; this one was
 * not, and says so.
 */
export const OCID_PREFIX = "ocds-demo00";

/** The scheme of the unified social credit code. It is not in the register of schemes, so it carries `X-`. */
const CREDIT_CODES = "X-CN-USCC";

/** The extension of the standard that adds `links` to a package. */
const PAGINATION =
  "https://raw.githubusercontent.com/open-contracting-extensions/ocds_pagination_extension/master/extension.json";

/** Family farms and rural brokers bear the name of a person: they are told by their kind and county alone. */
const PERSONS: readonly SellerForce[] = ["family-farm", "rural-broker"];

export type PublishedOrder = {
  number: string;
  state: OrderState;
  placedAt: Date;
  confirmedAt: Date | null;
  totalFen: number;
  fundSource: string;
  isDemo: boolean;
  buyer: { id: string; name: string; creditCode: string | null; district: string };
  supplier: {
    id: string;
    name: string;
    creditCode: string | null;
    county: string;
    sellerForce: SellerForce;
  };
  lines: { id: string; product: string; pack: string; packs: number; unitPriceFen: number }[];
  acceptances: { id: string; on: string; signedAt: Date; acceptedFen: number }[];
  payments: { id: string; kind: PaymentKind; on: string; recordedAt: Date; amountFen: number }[];
};

/** Words of a release that are no codes; the same in every language of the site. */
const WORDS = {
  canteen: "食堂经费",
  union: "工会经费",
  office: "公用经费",
  method: "按平台公开目录价下单，采购申请经本单位审批",
  "family-farm": "家庭农场",
  "rural-broker": "农村经纪人",
} as const;

const money = (fen: number) => ({ amount: fen / 100, currency: "CNY" });
const moment = (instant: Date) => instant.toISOString();
const dayMoment = (day: string) => `${day}T00:00:00+08:00`;

/** The release of an order as it stands: award, contract, and what was accepted and paid. */
export function releaseOf(order: PublishedOrder) {
  const ocid = `${OCID_PREFIX}-${order.number}`;
  const buyer = { id: `hq-${order.buyer.id}`, name: order.buyer.name };
  const supplier = supplierReference(order);
  const changed = lastChangeOf(order);
  const items = order.lines.map(({ id, product, pack, packs, unitPriceFen }) => ({
    id,
    description: `${product} ${pack}`,
    quantity: packs,
    unit: { name: pack, value: money(unitPriceFen) },
  }));
  const awardId = `${order.number}-award`;
  const contract = order.confirmedAt !== null;
  const began = order.acceptances.length > 0 || order.payments.length > 0;
  return {
    ocid,
    id: `${ocid}-${changed.getTime()}`,
    date: moment(changed),
    tag: ["award", ...(contract ? ["contract"] : []), ...(began ? ["implementation"] : [])],
    initiationType: "tender",
    language: "zh",
    parties: [
      {
        ...buyer,
        ...identifierOf(order.buyer),
        address: { region: order.buyer.district, countryName: "中国" },
        roles: ["buyer", "procuringEntity", "payer"],
      },
      {
        ...supplier,
        ...(isPerson(order) ? {} : identifierOf(order.supplier)),
        address: { region: order.supplier.county, countryName: "中国" },
        roles: ["supplier", "payee"],
      },
    ],
    buyer,
    planning: {
      budget: { description: WORDS[order.fundSource as "canteen"] ?? order.fundSource },
    },
    tender: {
      id: `${order.number}-tender`,
      status: "complete",
      procurementMethod: "direct",
      procurementMethodDetails: WORDS.method,
      procuringEntity: buyer,
    },
    awards: [
      {
        id: awardId,
        status: awardStatus(order.state),
        date: moment(order.placedAt),
        value: money(order.totalFen),
        suppliers: [supplier],
        items,
      },
    ],
    contracts: order.confirmedAt
      ? [
          {
            id: `${order.number}-contract`,
            awardID: awardId,
            status: contractStatus(order.state),
            dateSigned: moment(order.confirmedAt),
            value: money(order.totalFen),
            items,
            ...(began ? { implementation: implementationOf(order, { buyer, supplier }) } : {}),
          },
        ]
      : [],
    ...(order.isDemo ? { x_demonstration: true } : {}),
  };
}

export type Release = ReturnType<typeof releaseOf>;

const isPerson = ({ supplier }: PublishedOrder) => PERSONS.includes(supplier.sellerForce);

function supplierReference(order: PublishedOrder) {
  const { id, name, sellerForce, county } = order.supplier;
  if (!isPerson(order)) return { id: `hq-${id}`, name };
  const kind = WORDS[sellerForce as "family-farm"];
  return { id: `hq-${sellerForce}-${order.number}`, name: `${kind}（${county}）` };
}

function identifierOf({ creditCode, name }: { creditCode: string | null; name: string }) {
  return creditCode ? { identifier: { scheme: CREDIT_CODES, id: creditCode, legalName: name } } : {};
}

function awardStatus(state: OrderState): "active" | "unsuccessful" | "cancelled" {
  if (state === "declined") return "unsuccessful";
  return state === "cancelled" ? "cancelled" : "active";
}

function contractStatus(state: OrderState): "active" | "cancelled" | "terminated" {
  if (state === "cancelled" || state === "declined") return "cancelled";
  return state === "accepted" ? "terminated" : "active";
}

type Reference = { id: string; name: string };

function implementationOf(
  { acceptances, payments }: PublishedOrder,
  { buyer, supplier }: { buyer: Reference; supplier: Reference },
) {
  return {
    transactions: payments.map(({ id, kind, on, amountFen }) => ({
      id,
      date: dayMoment(on),
      value: money(amountFen),
      ...(kind === "refunded" ? { payer: supplier, payee: buyer } : { payer: buyer, payee: supplier }),
    })),
    milestones: acceptances.map(({ id, on, acceptedFen }) => ({
      id,
      title: `验收 ¥${(acceptedFen / 100).toFixed(2)}`,
      type: "delivery",
      status: "met",
      dateMet: dayMoment(on),
    })),
  };
}

function lastChangeOf({ placedAt, confirmedAt, acceptances, payments }: PublishedOrder): Date {
  const moments = [
    placedAt,
    ...(confirmedAt ? [confirmedAt] : []),
    ...acceptances.map(({ signedAt }) => signedAt),
    ...payments.map(({ recordedAt }) => recordedAt),
  ];
  return new Date(Math.max(...moments.map((each) => each.getTime())));
}

export type Package = {
  month: string;
  origin: string;
  releases: readonly Release[];
  madeAt: Date;
};

/** The releases of a month in their package, with links to what stands beside it. */
export function packageOf(
  { month, origin, releases, madeAt }: Package,
  { self, ...beside }: { self: string; next: string | null; prev: string | null },
  policy: string,
) {
  return {
    uri: `${origin}${self}`,
    version: "1.1",
    extensions: [PAGINATION],
    publishedDate: moment(madeAt),
    publisher: { name: "惠黔 HuiQian", uri: origin },
    license: "https://creativecommons.org/publicdomain/zero/1.0/",
    publicationPolicy: `${origin}${policy}`,
    x_note: `The prefix ${OCID_PREFIX} is not registered with the Open Contracting Partnership.`,
    releases,
    links: Object.fromEntries(
      Object.entries(beside).flatMap(([name, path]) => (path === null ? [] : [[name, `${origin}${path}`]])),
    ),
    x_month: month,
  };
}
