import type { Translation } from "#app/locales/index.ts";
import type zh from "#app/locales/zh-CN/cockpit.ts";

export default {
  "crossing.title": "Two ways across {{year}}",
  "crossing.open": "Cross two divisions",
  "crossing.form": "Choose the two divisions",
  "crossing.rows": "Rows",
  "crossing.columns": "Columns",
  "crossing.turn": "Swap rows and columns",
  "crossing.total": "Total",
  "crossing.table": "The crossing; scrolls sideways",
  "crossing.caption": "Amounts: {{rows}} × {{columns}}",
  "crossing.exact_one": "{{amount}}, {{count}} entry; opens it",
  "crossing.exact_other": "{{amount}}, {{count}} entries; opens them",
  "crossing.empty": "Try another year, policy or filter.",
  "crossing.note":
    "Every figure opens the entries it is the sum of, with their documents. The deeper the ground, the nearer to the largest cell.",
  "crossing.download": "Download this table (CSV)",
  "file.policy": "{{policy}} ({{code}}, version {{version}}, {{grade}})",
  "file.scope": "What the policy counts",
  "file.taken_at": "Taken at",
  "file.chain": "Ledger chain: position · hash",
  "file.root": "Newest published root",
  "file.root.none": "none yet",
  "file.unit": "Unit of amounts",
  "file.unit.yuan": "yuan",
} satisfies Translation<typeof zh>;
