import { z } from "zod";
import { businessDay, identifier, requiredText } from "#app/kernel/input.ts";
import { evidenceGrades, tradeKinds } from "#db/vocabulary/ledger.ts";
import { fundSources } from "#db/vocabulary/procurement.ts";
import { buyerRegions } from "#db/vocabulary/regions.ts";

const codes = z.array(identifier).max(40).optional().default([]);

/** What a policy would say; a list without a choice lets everything in. */
export const savePolicyDraftInput = z.object({
  code: z
    .string()
    .trim()
    .regex(/^[a-z][a-z0-9-]{1,39}$/, "code"),
  nameZh: requiredText(60),
  nameEn: requiredText(60),
  descriptionZh: requiredText(500),
  descriptionEn: requiredText(500),
  minimumGrade: z.enum(evidenceGrades),
  channels: codes,
  industries: codes,
  regions: z.array(z.enum(buyerRegions)).optional().default([]),
  fundSources: z.array(z.enum(fundSources)).optional().default([]),
  tradeKinds: z.array(z.enum(tradeKinds)).optional().default([]),
  effectiveFrom: businessDay,
});
export type SavePolicyDraft = z.input<typeof savePolicyDraftInput>;

export const policyDraftInput = z.object({ draftId: identifier });
export type ChoosePolicyDraft = z.input<typeof policyDraftInput>;
