/** Channels, counting policies and targets; the plan is 州乡振指通〔2021〕5号, clause (九). */
import type { ChannelKind, EvidenceGrade } from "../vocabulary/ledger.ts";
import type { SaleKey } from "../vocabulary/channels.ts";
import type { CountingScope } from "../schema/counting-policies.server.ts";

type ChannelSeed = {
  code: string;
  nameZh: string;
  nameEn: string;
  kind: ChannelKind;
  namedByPlan: boolean;
  /** The documents of which each row must name one; none for the platform itself, which imports nothing. */
  saleKeys: SaleKey[];
  mayPush: boolean;
};

const channelSeeds: ChannelSeed[] = [
  {
    code: "huiqian",
    nameZh: "惠黔平台",
    nameEn: "HuiQian platform",
    kind: "own-platform",
    namedByPlan: false,
    saleKeys: [],
    mayPush: false,
  },
  {
    code: "gd-trading-network",
    nameZh: "广东东西部扶贫协作产品交易网",
    nameEn: "Guangdong East-West cooperation trading network",
    kind: "trading-network",
    namedByPlan: true,
    saleKeys: ["fapiao", "order"],
    mayPush: true,
  },
  {
    code: "dongxi-youxuan",
    nameZh: "东西优选网",
    nameEn: "Dongxi Youxuan",
    kind: "trading-network",
    namedByPlan: true,
    saleKeys: ["fapiao", "order"],
    mayPush: true,
  },
  {
    code: "gd-government-hall",
    nameZh: "广东政府采购扶贫馆",
    nameEn: "Guangdong government-procurement hall",
    kind: "government-hall",
    namedByPlan: true,
    saleKeys: ["fapiao", "order", "delivery"],
    mayPush: true,
  },
  {
    code: "livestream",
    nameZh: "网上直播带货",
    nameEn: "Livestream sales",
    kind: "livestream",
    namedByPlan: true,
    saleKeys: ["fapiao", "order"],
    mayPush: false,
  },
  {
    code: "platform-832",
    nameZh: "832平台",
    nameEn: "832 platform",
    kind: "trading-network",
    namedByPlan: false,
    saleKeys: ["fapiao", "order"],
    mayPush: true,
  },
  {
    code: "exhibition",
    nameZh: "展销馆",
    nameEn: "Exhibition hall",
    kind: "exhibition",
    namedByPlan: false,
    saleKeys: ["fapiao", "order"],
    mayPush: false,
  },
  {
    code: "offline",
    nameZh: "线下",
    nameEn: "Offline",
    kind: "offline",
    namedByPlan: false,
    saleKeys: ["fapiao", "delivery"],
    mayPush: false,
  },
];

export const channelRows = channelSeeds.map((row, index) => ({ ...row, position: index + 1 }));

type PolicySeed = {
  code: string;
  nameZh: string;
  nameEn: string;
  descriptionZh: string;
  descriptionEn: string;
  minimumGrade: EvidenceGrade;
  scope: CountingScope;
  isHeadline: boolean;
};

const policySeeds: PolicySeed[] = [
  {
    code: "accepted",
    nameZh: "验收口径",
    nameEn: "Accepted",
    descriptionZh:
      "全部渠道：本平台订单以双人验收合格的金额计，其他渠道的销售经县核实、州确认后计入，退货退款已扣除；含全部买方地区。",
    descriptionEn:
      "Every channel: orders on this platform at the amount two people signed as accepted, sales of other channels once their county verified and the prefecture confirmed them; returns and refunds deducted; every buyer region.",
    minimumGrade: "accepted",
    scope: {},
    isHeadline: true,
  },
  {
    code: "platform-accepted",
    nameZh: "平台订单验收口径",
    nameEn: "Platform orders, accepted",
    descriptionZh: "只计在本平台下单并经双人验收的金额，退货已扣除；其他渠道报送的销售不计入。",
    descriptionEn:
      "Only orders placed on this platform and signed as accepted by two people, returns deducted; sales reported by other channels are left out.",
    minimumGrade: "accepted",
    scope: { channels: ["huiqian"] },
    isHeadline: false,
  },
  {
    code: "assessment",
    nameZh: "考核口径：农畜牧产品和特色手工艺产品销售额",
    nameEn: "Assessment: farm and livestock produce and crafts",
    descriptionZh:
      "考核指标“农畜牧产品和特色手工艺产品销售额”：各渠道验收或核实的农、畜牧产品和手工艺品，退货已扣除。按字面理解，渔业、林产和烤烟不计入；上级另有解释时发布新版本。",
    descriptionEn:
      "The assessed sales of farm and livestock produce and of crafts: accepted or verified through any channel, returns deducted. Taken literally, fishery, forestry and tobacco are left out; another reading is another version.",
    minimumGrade: "accepted",
    scope: {
      industries: [
        "tea",
        "edible-fungi",
        "vegetables",
        "fine-fruit",
        "medicinal-herbs",
        "coix-seed",
        "eco-livestock",
        "other-produce",
        "handicrafts",
      ],
    },
    isHeadline: false,
  },
  {
    code: "guangdong-accepted",
    nameZh: "广东买方验收口径",
    nameEn: "Guangdong buyers, accepted",
    descriptionZh: "只计惠州及广东其他地区买方的验收金额，宁波等地不计入。",
    descriptionEn:
      "Accepted amounts of buyers in Huizhou and elsewhere in Guangdong only; Ningbo and others are left out.",
    minimumGrade: "accepted",
    scope: { regions: ["huizhou", "other-guangdong"] },
    isHeadline: false,
  },
  {
    code: "invoiced",
    nameZh: "开票口径",
    nameEn: "Invoiced",
    descriptionZh: "验收后已登记发票的金额，退货已扣除。",
    descriptionEn: "Accepted amounts for which an invoice is registered, returns deducted.",
    minimumGrade: "invoiced",
    scope: {},
    isHeadline: false,
  },
  {
    code: "paid",
    nameZh: "到账口径",
    nameEn: "Paid",
    descriptionZh: "货款已在银行流水中核对到账的金额，退货已扣除。",
    descriptionEn: "Amounts whose payment was matched in a bank statement, returns deducted.",
    minimumGrade: "paid",
    scope: {},
    isHeadline: false,
  },
];

export const policyRows = policySeeds.map((row) => ({ ...row, version: 1, effectiveFrom: "2021-07-31" }));

/** ¥370,000,000: the plan's floor, issued for 2021 and carried over until a new figure is issued. */
const PLAN_FLOOR_FEN = 37_000_000_000;
const PLAN_SOURCE = "州乡振指通〔2021〕5号 (九)";

export const targetRows = [
  {
    year: 2021,
    noteZh: "计划原文：采购、销售消费帮扶产品不少于3.7亿元",
    noteEn: "The plan's own words: not less than ¥370 million",
  },
  ...[2026, 2027].map((year) => ({
    year,
    noteZh: "沿用2021年计划数，正式下达后更新",
    noteEn: "The 2021 figure carried over until a new one is issued",
  })),
].map((row) => ({ ...row, amountFen: PLAN_FLOOR_FEN, isFloor: true, source: PLAN_SOURCE }));

/** Reserved share of canteen spend by jurisdiction, in basis points; what is not known has no row. */
export const reservedShareRows = [
  { year: 2026, jurisdiction: "832平台", shareBasisPoints: 1000, source: "财库〔2021〕19号" },
];
