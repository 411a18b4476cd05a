import type { Translation } from "#app/locales/index.ts";
import type zh from "#app/locales/zh-CN/benefit.ts";

export default {
  title: "Farm households",
  note: "Sums of the year so far; your county verifies them and only totals are published. Enter numbers alone, never a household's name or address.",
  "official.note":
    "Suppliers report, their county verifies, totals are published. Fewer than 5 households are never shown.",
  "summary.title": "Farm households reached in {{year}}, verified by the county",
  "summary.note":
    "Reported by suppliers, verified by their county. Each household counts once; fewer than 5 are never shown.",
  "county.note":
    "Reported by suppliers and verified by their county, without anything about any household. A household that deals with several suppliers counts with each; counties with fewer than 5 are left out, also of every sum.",
  county: "County",
  suppliers: "Suppliers",
  households: "Households",
  "households.hint": "Since the year began; each household once.",
  formerly_poor: "Of them lifted from poverty",
  few: "fewer than 5",
  amount: "What reached them",
  "amount.hint": "In yuan; leave empty what there is not.",
  as_of: "As of",
  basis: "Basis",
  "basis.hint": "Names of registers, payrolls, dividend lists or leases; no household's name.",
  submit: "Report",
  "form.title": "Report {{year}} so far",
  "form.note": "Sums since the year began; a new report takes the place of one that still waits.",
  "reports.title": "Reports",
  "reports.empty": "Nothing reported yet",
  "reports.empty.note": "Reports and the county's answers stay here and cannot be changed.",
  reported_at: "Reported at",
  decided: "County",
  verify: "Verify",
  send_back: "Send back",
  "send_back.question": "What was verified before stays published. Say why.",
  reason: "Reason",
} satisfies Translation<typeof zh>;
