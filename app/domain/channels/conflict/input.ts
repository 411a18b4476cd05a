import { z } from "zod";
import { identifier, requiredText } from "#app/kernel/input.ts";
import { conflictVerdicts } from "#db/vocabulary/channels.ts";

export const decideConflictInput = z.object({
  conflictId: identifier,
  verdict: z.enum(conflictVerdicts),
  reason: requiredText(500),
});
export type DecideConflict = z.input<typeof decideConflictInput>;
