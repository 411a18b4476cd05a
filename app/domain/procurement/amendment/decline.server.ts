import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { endAmendment } from "./end.server.ts";
import { type DeclineAmendment, declineAmendmentInput } from "./input.ts";
import type { AmendmentRow } from "./records.server.ts";

/**
 * The other side insists on the delivery and says why; the order stays as it is.
 * @throws DomainError `order.not_found`, `amendment.not_found`, `amendment.other_side`, `amendment.wrong_state`.
 */
export async function declineAmendment(ctx: AnyContext, raw: DeclineAmendment): Promise<AmendmentRow> {
  requireCan(ctx, "order.amend");
  const { reason, ...named } = declineAmendmentInput.parse(raw);
  return endAmendment(ctx, named, "declined", reason);
}
