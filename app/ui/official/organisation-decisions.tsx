import { Form } from "@remix-run/react";
import type { Decision } from "#app/domain/accounts/organisation/jurisdiction.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { Textarea } from "#app/ui/primitives/controls.tsx";
import { ConfirmDisclosure } from "#app/ui/primitives/disclosure.tsx";
import { Field } from "#app/ui/primitives/field.tsx";

/** Decisions that say yes; the others ask for a reason. */
type Affirmative = "recommend" | "approve";

const isAffirmative = (decision: Decision): decision is Affirmative =>
  decision === "recommend" || decision === "approve";

/** What this official may decide now: the obvious next step first, refusals behind a question. */
export function OrganisationDecisions({
  decisions,
  reasonErrors,
}: {
  decisions: readonly Decision[];
  reasonErrors: readonly string[];
}) {
  const t = useText("review");
  if (decisions.length === 0) return null;
  return (
    <Panel title={t("decide.title")} note={t("decide.note")}>
      <div className="grid gap-4">
        {decisions.map((decision) =>
          isAffirmative(decision) ? (
            <Form key={decision} method="post" className="grid gap-3">
              <Field label={t("note.field")} hint={t("note.hint")}>
                <Textarea name="note" rows={2} maxLength={500} />
              </Field>
              <div>
                <Button variant="primary" name="decision" value={decision}>
                  {t(`decision.${decision}`)}
                </Button>
              </div>
            </Form>
          ) : (
            <ConfirmDisclosure
              key={decision}
              label={t(`decision.${decision}`)}
              variant={decision === "reinstate" ? "primary" : "danger"}
              question={t(`question.${decision}`)}
              open={reasonErrors.length > 0}
            >
              <Form method="post" className="grid gap-3">
                <Field label={t("reason.field")} errors={reasonErrors} required>
                  <Textarea name="reason" rows={3} maxLength={500} />
                </Field>
                <div>
                  <Button
                    variant={decision === "reinstate" ? "primary" : "danger"}
                    name="decision"
                    value={decision}
                  >
                    {t(`decision.${decision}`)}
                  </Button>
                </div>
              </Form>
            </ConfirmDisclosure>
          ),
        )}
      </div>
    </Panel>
  );
}
