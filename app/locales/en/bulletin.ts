import type { Translation } from "#app/locales/index.ts";
import type zh from "#app/locales/zh-CN/bulletin.ts";

export default {
  title: "Assistance sales bulletin · {{year}}-{{month}}",
  demo: "Holds demonstration data: amounts are invented and stand for no real sale",
  "figure.total": "Year so far",
  "figure.month": "This month",
  "figure.share": "Of the target",
  "figure.floor": "at least {{amount}}",
  "figure.ahead": "Ahead of pace",
  "figure.behind": "Behind pace",
  "figure.days": "day {{day}} of {{days}}",
  "said.total":
    "By {{day}} the year stands at {{amount}}, the sum of {{entries}} ledger entries; month {{month}} brought {{monthAmount}}",
  "said.more": ", {{percent}} more than the month before",
  "said.less": ", {{percent}} less than the month before",
  "said.ahead": ". {{percent}} of the target is reached, {{amount}} ahead of an even pace",
  "said.behind": ". {{percent}} of the target is reached, {{amount}} behind an even pace",
  "said.week": "; each week left must bring {{amount}}.",
  month: "{{month}}",
  "by.month": "Months",
  "by.month.even": "The red line is what each month would bring at an even pace to the target.",
  "by.county": "Counties",
  "by.industry": "Industries",
  "by.channel": "Channels",
  "by.region": "Buyers' regions",
  "by.none": "No entries yet",
  "column.year": "Year so far (yuan)",
  "column.month": "Month (yuan)",
  "column.share": "Share",
  "how.title": "How the figures are made",
  "how.text":
    "Figures are sums over the ledger: each entry is one order line that two people signed as accepted, or a sale elsewhere that county and prefecture verified; returns are reversed, entries are never edited. The counting policy and its version stand at the foot; figures of different policies cannot be compared. Entries are chained; the hash at the foot is the end of the chain when this was made, and anybody can download the published ledger and recompute it with the stand-alone verifier.",
  "foot.made": "Made at {{at}}",
  "foot.root": "End of the ledger's chain: link {{position}}, {{hash}}",
} satisfies Translation<typeof zh>;
