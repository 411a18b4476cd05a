import { z } from "zod";
import { identifier, optionalText, wholePacksOrNone } from "#app/kernel/input.ts";

const MOST_LINES = 1000;

export const answerRecallInput = z.object({
  noticeId: identifier,
  remark: optionalText(500),
  lines: z
    .array(
      z.object({
        deliveryLineId: identifier,
        foundPacks: wholePacksOrNone,
        destroyedPacks: wholePacksOrNone,
        returnedPacks: wholePacksOrNone,
        note: optionalText(200),
      }),
    )
    .min(1)
    .max(MOST_LINES),
});
export type AnswerRecall = z.input<typeof answerRecallInput>;
