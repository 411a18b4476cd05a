/** Which column means what, proposed from its heading. */
import type { SaleField } from "#db/vocabulary/channels.ts";
import type { ColumnMapping } from "#db/schema/channels.server.ts";
import { plain, unitStated } from "./values.ts";

/** Words of channels and counties for each field, best first; compared without spaces, units and marks. */
const synonyms: Record<SaleField, readonly string[]> = {
  occurredOn: [
    "签收日期",
    "验收日期",
    "收货日期",
    "完成日期",
    "完成时间",
    "成交日期",
    "成交时间",
    "销售日期",
    "交易日期",
    "交易时间",
    "日期",
    "occurredon",
    "date",
  ],
  amount: [
    "实付金额",
    "成交金额",
    "销售金额",
    "销售额",
    "交易金额",
    "结算金额",
    "订单金额",
    "金额",
    "总价",
    "amount",
  ],
  product: ["商品名称", "产品名称", "商品", "产品", "品名", "货物名称", "product"],
  industry: ["产业", "产业类别", "所属产业", "品类", "类别", "industry"],
  county: ["产地县", "产地", "所属县", "县市", "县(市)", "产地县市", "county"],
  seller: ["供应商", "供应商名称", "销售单位", "卖方", "店铺名称", "商家名称", "商家", "销方名称", "seller"],
  sellerForce: ["主体类型", "经营主体类型", "卖方类型", "供应商类型", "sellerforce"],
  buyer: ["采购单位", "采购单位名称", "买方", "购买方", "买家", "客户名称", "购方名称", "收货人", "buyer"],
  buyerDistrict: [
    "买方地区",
    "采购单位所在地",
    "采购地区",
    "收货地区",
    "收货地址",
    "销往地区",
    "所在区县",
    "buyerdistrict",
  ],
  fund: ["资金来源", "经费来源", "采购方式", "fund"],
  fapiao: ["发票号码", "发票号", "数电票号码", "fapiao"],
  order: ["订单号", "订单编号", "平台订单号", "交易单号", "order"],
  contract: ["合同编号", "合同号", "contract"],
  delivery: ["送货单号", "交货单号", "发货单号", "delivery"],
  line: ["行号", "明细序号", "子订单号", "发票行号", "line"],
  refundOf: ["原订单号", "退款订单号", "原单号", "原发票号码", "冲销单号", "refundof"],
  paidOn: ["到账日期", "付款日期", "支付日期", "支付时间", "付款时间", "paidon"],
  session: ["直播场次", "场次编号", "场次", "直播编号", "session"],
};

/** A heading as it is compared: half-width, small, without spaces and without the unit in brackets. */
export function plainHeading(text: string): string {
  return plain(text)
    .replace(/\((?:万?元|人民币[^)]*|必填|选填)\)|[*:\s]/g, "")
    .toLowerCase();
}

const fieldOf = new Map(
  (Object.keys(synonyms) as SaleField[]).flatMap((field) =>
    synonyms[field].map((word) => [plainHeading(word), field] as const),
  ),
);

/** What every row must say, whatever the channel; the county and the fund may follow from the import. */
export const REQUIRED_FIELDS: readonly SaleField[] = [
  "occurredOn",
  "amount",
  "product",
  "industry",
  "seller",
  "buyer",
  "buyerDistrict",
];

/** Whether a row looks like the headings: it has names for the day and the amount. */
export function areHeadings(texts: readonly string[]): boolean {
  const fields = new Set(texts.map((text) => fieldOf.get(plainHeading(text))));
  return fields.has("occurredOn") && fields.has("amount");
}

/** A heading that stands over two columns; empty headings do not count. */
export function repeatedHeading(texts: readonly string[]): string | null {
  const seen = new Set<string>();
  for (const text of texts) {
    const name = plainHeading(text);
    if (name === "") continue;
    if (seen.has(name)) return plain(text);
    seen.add(name);
  }
  return null;
}

/**
 * What the columns mean: as the channel's last file said, where its headings are there again, otherwise by synonyms. The
 * unit of amounts is the one the heading states, otherwise the remembered one, otherwise yuan.
 */
export function proposeMapping(headings: readonly string[], remembered: ColumnMapping | null): ColumnMapping {
  const columns: ColumnMapping["columns"] = {};
  const taken = new Set<string>();
  for (const [field, heading] of Object.entries(remembered?.columns ?? {}) as [SaleField, string][])
    if (headings.includes(heading)) {
      columns[field] = heading;
      taken.add(heading);
    }
  const ranked = (Object.keys(synonyms) as SaleField[]).filter((field) => columns[field] === undefined);
  for (const field of ranked)
    for (const word of synonyms[field]) {
      const heading = headings.find((text) => !taken.has(text) && plainHeading(text) === plainHeading(word));
      if (heading === undefined) continue;
      columns[field] = heading;
      taken.add(heading);
      break;
    }
  return { columns, unit: unitStated(columns.amount ?? "") ?? remembered?.unit ?? "yuan" };
}

/** The fields that a mapping leaves out although every row must say them. */
export function missingFields({ columns }: ColumnMapping): SaleField[] {
  return REQUIRED_FIELDS.filter((field) => columns[field] === undefined);
}
