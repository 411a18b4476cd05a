import { z } from "zod";
import { businessDay, identifier, optionalText, wholePacks } from "#app/kernel/input.ts";
import { rejectionReasons } from "#db/vocabulary/procurement.ts";

export const returnGoodsInput = z.object({
  /** Made by the form: the same form sent twice makes one return. */
  requestKey: z.uuid(),
  deliveryLineId: identifier,
  packs: wholePacks,
  reason: z.enum(rejectionReasons),
  note: optionalText(300),
  returnedOn: businessDay,
});
export type ReturnGoods = z.input<typeof returnGoodsInput>;
