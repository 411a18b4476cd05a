/** Words of the formatters: units of money, marks of honesty, captions of charts. */
export default {
  "unit.kilograms": "公斤",
  demo: "演示数据",
  "demo.title": "这是为演示而虚构的内容，不代表真实的单位、价格或交易",
  "money.exact": "精确金额 {{amount}}",
  "money.table_unit": "单位：万元",
  "seal.verified": "已核验",
  "seal.title": "{{scheme}}：证书已由审核人员核验",
  pack: "{{quantity}}{{unit}}/{{pack}}",
  "percent.of_target": "已完成目标的 {{percent}}",
  "chart.pace": "序时进度",
  "chart.none": "这一时段还没有记录",
} as const;
