/** What the plan 州乡振指通〔2021〕5号 asks for besides the sales, clause by clause. */
import type { IndicatorMeasure } from "../vocabulary/indicators.ts";

type IndicatorSeed = {
  code: string;
  clause: string;
  nameZh: string;
  nameEn: string;
  unitZh: string;
  unitEn: string;
  /** Whole things, or fen. */
  target: number;
  measure?: IndicatorMeasure;
  eachCounty?: number;
  fromLedger?: boolean;
};

const people = { unitZh: "人", unitEn: "people" };

const indicatorSeeds: IndicatorSeed[] = [
  {
    code: "cadres-to-huizhou",
    clause: "(五)",
    nameZh: "选派党政干部挂职",
    nameEn: "Officials sent on secondment",
    ...people,
    target: 9,
  },
  {
    code: "talent-to-huizhou",
    clause: "(五)",
    nameZh: "选派专业技术人才到惠州",
    nameEn: "Specialists sent to Huizhou",
    ...people,
    target: 60,
  },
  {
    code: "cadres-from-huizhou",
    clause: "(五)",
    nameZh: "惠州选派党政干部",
    nameEn: "Officials sent by Huizhou",
    ...people,
    target: 18,
  },
  {
    code: "talent-from-huizhou",
    clause: "(五)",
    nameZh: "惠州选派专业技术人才",
    nameEn: "Specialists sent by Huizhou",
    ...people,
    target: 60,
  },
  {
    code: "model-schools",
    clause: "(五)",
    nameZh: "共建示范性学校（每县）",
    nameEn: "Model schools built together, in each county",
    unitZh: "所",
    unitEn: "schools",
    target: 7,
    eachCounty: 1,
  },
  {
    code: "model-hospitals",
    clause: "(五)",
    nameZh: "共建示范性医院（每县）",
    nameEn: "Model hospitals built together, in each county",
    unitZh: "家",
    unitEn: "hospitals",
    target: 7,
    eachCounty: 1,
  },
  {
    code: "fiscal-funds",
    clause: "(六)",
    nameZh: "市级财政帮扶资金",
    nameEn: "Assistance funds of Huizhou's budget",
    unitZh: "元",
    unitEn: "yuan",
    measure: "money",
    target: 35_000_000_000,
  },
  {
    code: "industrial-park",
    clause: "(七)",
    nameZh: "共建工业园区",
    nameEn: "Industrial park built together",
    unitZh: "个",
    unitEn: "parks",
    target: 1,
  },
  {
    code: "county-parks",
    clause: "(七)",
    nameZh: "县级共建产业园区",
    nameEn: "County parks built together",
    unitZh: "个",
    unitEn: "parks",
    target: 7,
    eachCounty: 1,
  },
  {
    code: "labour",
    clause: "(八)",
    nameZh: "转移农村劳动力就业",
    nameEn: "Rural workers in jobs elsewhere",
    ...people,
    target: 4200,
  },
  {
    code: "labour-lifted",
    clause: "(八)",
    nameZh: "其中脱贫劳动力",
    nameEn: "Of them from households lifted from poverty",
    ...people,
    target: 350,
  },
  {
    code: "sales",
    clause: "(九)",
    nameZh: "采购、销售消费帮扶产品",
    nameEn: "Assistance products procured and sold",
    unitZh: "元",
    unitEn: "yuan",
    measure: "money",
    target: 37_000_000_000,
    fromLedger: true,
  },
  {
    code: "model-village",
    clause: "(十)",
    nameZh: "共建乡村振兴示范点",
    nameEn: "Model site of rural revitalisation",
    unitZh: "个",
    unitEn: "sites",
    target: 1,
  },
];

export const indicatorRows = indicatorSeeds.map(({ target: _, ...row }, index) => ({
  measure: "count" as const,
  eachCounty: null,
  fromLedger: false,
  ...row,
  position: index + 1,
}));

const PLAN = "州乡振指通〔2021〕5号";

/** The plan's figures for 2021, carried over until new ones are issued. The sales have their targets in the ledger. */
export const indicatorTargetRows = indicatorSeeds.flatMap(({ code, clause, target }) => [
  { indicatorCode: code, year: 2021, value: target, source: `${PLAN} ${clause}` },
  ...[2026, 2027].map((year) => ({
    indicatorCode: code,
    year,
    value: target,
    source: `${PLAN} ${clause}，沿用2021年计划数`,
  })),
]);
