import { z } from "zod";

/** What the published figure may be asked for, by machines: a calendar year. */
export const progressApiInput = z.strictObject({
  year: z
    .string()
    .regex(/^20\d\d$/, "four digits from 2000 to 2099")
    .transform(Number)
    .optional(),
});
