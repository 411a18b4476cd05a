import { Form } from "@remix-run/react";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { Button, LinkButton } from "#app/ui/primitives/button.tsx";
import { ConfirmDisclosure } from "#app/ui/primitives/disclosure.tsx";
import type { RequisitionState } from "#db/vocabulary/procurement.ts";

/** What can be done with a requisition in its state: decide, take back, cancel, copy. */
export function RequisitionActions({
  requisition,
  mayEdit,
  mayDecide,
}: {
  requisition: { id: string; state: RequisitionState };
  mayEdit: boolean;
  mayDecide: boolean;
}) {
  const t = useText("requisitions");
  const { id, state } = requisition;
  return (
    <>
      {mayDecide && state === "submitted" ? (
        <LinkButton to={paths.institutionApproval(id)} variant="primary">
          {t("action.decide")}
        </LinkButton>
      ) : null}
      {mayEdit && state === "submitted" ? <Ask intent="withdraw" name="edit" variant="secondary" /> : null}
      {mayEdit && (state === "draft" || state === "submitted") ? (
        <Ask intent="cancel" name="cancel" variant="danger" />
      ) : null}
      {mayEdit && state !== "draft" && state !== "submitted" ? (
        <LinkButton to={paths.newRequisition({ copy: id })}>{t("action.copy")}</LinkButton>
      ) : null}
    </>
  );
}

function Ask({
  intent,
  name,
  variant,
}: {
  intent: string;
  name: "edit" | "cancel";
  variant: "secondary" | "danger";
}) {
  const t = useText("requisitions");
  return (
    <ConfirmDisclosure label={t(`action.${name}`)} variant={variant} question={t(`action.${name}.question`)}>
      <Form method="post">
        <Button name="intent" value={intent} variant={variant}>
          {t(`action.${name}`)}
        </Button>
      </Form>
    </ConfirmDisclosure>
  );
}
