/** What both sides of an order send from its page about packs that will not come. */
import { agreeAmendment } from "#app/flows/agree-amendment.server.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { declineAmendment } from "#app/domain/procurement/amendment/decline.server.ts";
import {
  agreeAmendmentInput,
  declineAmendmentInput,
  proposeAmendmentInput,
  withdrawAmendmentInput,
} from "#app/domain/procurement/amendment/input.ts";
import { proposeAmendment } from "#app/domain/procurement/amendment/propose.server.ts";
import { withdrawAmendment } from "#app/domain/procurement/amendment/withdraw.server.ts";
import { submitForm } from "#app/http/respond.server.ts";
import { amendmentSteps, type AmendmentStep } from "#app/ui/order/rest-panel.tsx";

/** The step that an order's page was sent for (`?do=agree`); null when it was sent for something else. */
export function amendmentStepOf(request: Request): AmendmentStep | null {
  const asked = new URL(request.url).searchParams.get("do");
  return amendmentSteps.find((step) => step === asked) ?? null;
}

/** Takes a step of an amendment and leads back to the order's page. Throws as the acts. */
export function takeAmendmentStep(
  ctx: AnyContext,
  {
    request,
    step,
    orderId,
    next,
  }: { request: Request; step: AmendmentStep; orderId: string; next: () => Response },
) {
  switch (step) {
    case "propose":
      return submitForm({
        request,
        schema: proposeAmendmentInput,
        fixed: { orderId },
        act: (input) => proposeAmendment(ctx, input),
        next,
      });
    case "agree":
      return submitForm({
        request,
        schema: agreeAmendmentInput,
        fixed: { orderId },
        act: (input) => agreeAmendment(ctx, input),
        next,
      });
    case "turn-down":
      return submitForm({
        request,
        schema: declineAmendmentInput,
        fixed: { orderId },
        act: (input) => declineAmendment(ctx, input),
        next,
      });
    case "take-back":
      return submitForm({
        request,
        schema: withdrawAmendmentInput,
        fixed: { orderId },
        act: (input) => withdrawAmendment(ctx, input),
        next,
      });
  }
}
