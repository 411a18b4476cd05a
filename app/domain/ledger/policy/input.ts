import { z } from "zod";
import { identifier } from "#app/kernel/input.ts";

export const setHeadlineInput = z.object({ policyId: identifier });
export type SetHeadline = z.input<typeof setHeadlineInput>;
