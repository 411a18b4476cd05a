import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { LinkButton } from "#app/ui/primitives/button.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";
import type { OrganisationKind, OrganisationState } from "#db/vocabulary/organisations.ts";

/** Where an application stands, and what happens next. */
export function ApplicationStatus({
  kind,
  state,
  reason,
}: {
  kind: OrganisationKind;
  state: OrganisationState;
  reason: string;
}) {
  const t = useText("join");
  switch (state) {
    case "applied":
      return (
        <Notice title={t("status.applied")}>
          {kind === "supplier" ? t("status.applied.supplier") : t("status.applied.other")}
        </Notice>
      );
    case "recommended":
      return <Notice title={t("status.recommended")}>{t("status.recommended.note")}</Notice>;
    case "approved":
      return (
        <Notice
          tone="success"
          title={t("status.approved")}
          actions={<LinkButton to={paths.workspace()}>{t("status.approved.go")}</LinkButton>}
        >
          {t("status.approved.note")}
        </Notice>
      );
    case "rejected":
      return (
        <Notice tone="danger" title={t("status.rejected")}>
          {t("status.rejected.note", { reason })}
        </Notice>
      );
    case "suspended":
      return (
        <Notice tone="danger" title={t("status.suspended")}>
          {t("status.suspended.note", { reason })}
        </Notice>
      );
  }
}
