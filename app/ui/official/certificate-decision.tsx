import type { SubmissionResult } from "@conform-to/react";
import { useText } from "#app/i18n/use-text.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { useRefused } from "#app/ui/workspace/use-refused.ts";
import type { CertificateState } from "#db/vocabulary/certification.ts";
import { PlainDecision, ReasonedDecision } from "./decision-form.tsx";

/** What an official may decide about a certificate in its present state, with what to compare first. */
export function CertificateDecision({
  state,
  answered,
}: {
  state: CertificateState;
  answered: { form: SubmissionResult<string[]> } | undefined;
}) {
  const t = useText("supply");
  const refused = {
    reject: useRefused("reject", answered),
    suspend: useRefused("suspend", answered),
    revoke: useRefused("revoke", answered),
  };
  const revoke = (
    <ReasonedDecision
      to="revoke"
      label={t("review.revoke")}
      question={t("review.revoke.question")}
      refused={refused.revoke}
    />
  );
  return (
    <Panel title={t("review.decision")}>
      <div className="grid gap-4">
        {state === "submitted" ? (
          <>
            <div className="text-[0.9375rem]">
              <p className="font-medium">{t("review.check")}</p>
              <ul className="list-disc pl-5 text-ink-soft">
                <li>{t("review.check.number")}</li>
                <li>{t("review.check.subject")}</li>
                <li>{t("review.check.days")}</li>
              </ul>
            </div>
            <PlainDecision
              to="verify"
              label={t("review.verify.certificate")}
              note={t("review.verify.certificate.note")}
            />
            <ReasonedDecision
              to="reject"
              label={t("review.reject")}
              question={t("review.reject.question")}
              refused={refused.reject}
            />
          </>
        ) : null}
        {state === "verified" ? (
          <>
            <ReasonedDecision
              to="suspend"
              label={t("review.suspend.certificate")}
              question={t("review.suspend.certificate.question")}
              refused={refused.suspend}
            />
            {revoke}
          </>
        ) : null}
        {state === "suspended" ? (
          <>
            <PlainDecision
              to="reinstate"
              label={t("review.reinstate.certificate")}
              note={t("review.verify.certificate.note")}
            />
            {revoke}
          </>
        ) : null}
        {state === "rejected" || state === "revoked" ? (
          <p className="text-ink-soft">{t("review.done")}</p>
        ) : null}
      </div>
    </Panel>
  );
}
