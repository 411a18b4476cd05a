import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { endAmendment } from "./end.server.ts";
import { type WithdrawAmendment, withdrawAmendmentInput } from "./input.ts";
import type { AmendmentRow } from "./records.server.ts";

/**
 * Whoever proposed takes the proposal back before it is answered.
 * @throws DomainError `order.not_found`, `amendment.not_found`, `amendment.other_side`, `amendment.wrong_state`.
 */
export async function withdrawAmendment(ctx: AnyContext, raw: WithdrawAmendment): Promise<AmendmentRow> {
  requireCan(ctx, "order.amend");
  const named = withdrawAmendmentInput.parse(raw);
  return endAmendment(ctx, named, "withdrawn", null);
}
