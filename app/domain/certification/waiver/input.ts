import { z } from "zod";
import { businessDay, identifier, optionalText, requiredText } from "#app/kernel/input.ts";

export const grantWaiverInput = z.object({
  schemeCode: identifier,
  supplierId: identifier,
  /** The one product it speaks of; left empty for all products of the supplier. */
  productId: optionalText(64),
  /** The person who answers for it. */
  responsible: requiredText(60),
  reason: requiredText(500),
  validUntil: businessDay,
});
export type GrantWaiver = z.input<typeof grantWaiverInput>;

export const revokeWaiverInput = z.object({ waiverId: identifier, reason: requiredText(500) });
export type RevokeWaiver = z.input<typeof revokeWaiverInput>;
