/** Goods that may only be sold with an inspection report whose verdict is a pass, each rule with its source. */
import type { ProcessingKind } from "../vocabulary/catalogue.ts";

export type InspectionRule = {
  processing: ProcessingKind;
  /** Null where the rule holds in every industry. */
  industryCode: string | null;
  sourceZh: string;
};

export const inspectionRuleRows: readonly InspectionRule[] = [
  {
    processing: "packaged-food",
    industryCode: null,
    sourceZh: "《食品安全法》第五十二条：食品生产者对所生产的食品检验合格后方可出厂或者销售",
  },
  {
    processing: "livestock",
    industryCode: null,
    sourceZh: "《食品安全法》第三十四条第（八）项：未按规定检疫或者检疫不合格的肉类不得生产经营",
  },
];
