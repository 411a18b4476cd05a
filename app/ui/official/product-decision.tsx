import type { SubmissionResult } from "@conform-to/react";
import { useText } from "#app/i18n/use-text.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { useRefused } from "#app/ui/workspace/use-refused.ts";
import type { ProductState } from "#db/vocabulary/catalogue.ts";
import { PlainDecision, ReasonedDecision } from "./decision-form.tsx";

/** What an official may decide about a product in its present state; the revision read travels with it. */
export function ProductDecision({
  product,
  maySuspend,
  answered,
}: {
  product: { state: ProductState; revision: number };
  maySuspend: boolean;
  answered: { form: SubmissionResult<string[]> } | undefined;
}) {
  const t = useText("supply");
  const refusedReturn = useRefused("return", answered);
  const refusedSuspend = useRefused("suspend", answered);
  const { state } = product;
  if (state === "draft") return null;
  const revision = <input type="hidden" name="revision" value={product.revision} />;
  return (
    <Panel title={t("review.decision")}>
      <div className="grid gap-4">
        {state === "submitted" ? (
          <>
            <PlainDecision
              to="verify"
              label={t("review.verify.product")}
              note={t("review.verify.product.note")}
            >
              {revision}
            </PlainDecision>
            <ReasonedDecision
              to="return"
              label={t("review.return")}
              question={t("review.return.question")}
              refused={refusedReturn}
            >
              {revision}
            </ReasonedDecision>
          </>
        ) : null}
        {state === "suspended" ? (
          <PlainDecision
            to="reinstate"
            label={t("review.reinstate.product")}
            note={t("review.reinstate.product.note")}
          />
        ) : maySuspend ? (
          <ReasonedDecision
            to="suspend"
            label={t("review.suspend")}
            question={t("review.suspend.question")}
            refused={refusedSuspend}
          />
        ) : null}
      </div>
    </Panel>
  );
}
