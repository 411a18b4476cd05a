import { z } from "zod";
import { identifier, yuanOrFen } from "#app/kernel/input.ts";
import { fundSources } from "#db/vocabulary/procurement.ts";

export const createRuleInput = z.object({
  /** Left out: for every fund source that has no rule of its own. */
  fundSource: z.enum(fundSources).optional(),
  /** Yuan as text, fen as a number; inclusive. */
  upTo: yuanOrFen,
  /** Left out: any member with the approver's role. */
  approverId: identifier.optional(),
});
export type CreateRule = z.input<typeof createRuleInput>;

export const retireRuleInput = z.object({ ruleId: identifier });
export type RetireRule = z.input<typeof retireRuleInput>;

export const changeApproverInput = z.object({
  ruleId: identifier,
  /** Left out: any member with the approver's role. */
  approverId: identifier.optional(),
});
export type ChangeApprover = z.input<typeof changeApproverInput>;
