import type { Translation } from "#app/locales/index.ts";
import type zh from "#app/locales/zh-CN/elements.ts";

export default {
  "unit.kilograms": "kg",
  demo: "DEMO",
  "demo.title": "Invented for demonstration: not a real organisation, price or transaction",
  "money.exact": "Exactly {{amount}}",
  "money.table_unit": "In thousands of yuan (¥1,000)",
  "seal.verified": "verified",
  "seal.title": "{{scheme}}: a reviewer has verified the certificate",
  pack: "{{quantity}} {{unit}} / {{pack}}",
  "percent.of_target": "{{percent}} of the target reached",
  "chart.pace": "Even pace",
  "chart.none": "Nothing recorded for this period yet",
} satisfies Translation<typeof zh>;
