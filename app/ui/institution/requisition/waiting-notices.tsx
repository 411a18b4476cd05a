import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { LinkButton } from "#app/ui/primitives/button.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";

/** What keeps a waiting requisition from being approved, whoever looks: nobody may decide it, or it is not what was submitted. */
export function WaitingNotices({
  waiting,
  mayManageRules,
}: {
  waiting: { deciders: readonly string[]; isOutdated: boolean } | null;
  mayManageRules: boolean;
}) {
  const t = useText("requisitions");
  if (!waiting) return null;
  return (
    <>
      {waiting.isOutdated ? (
        <Notice tone="warning" title={t("waiting.outdated")}>
          {t("waiting.outdated.note")}
        </Notice>
      ) : null}
      {waiting.deciders.length === 0 ? (
        <Notice
          tone="warning"
          title={t("waiting.nobody")}
          actions={
            mayManageRules ? (
              <>
                <LinkButton to={paths.institutionRules()}>{t("waiting.rules")}</LinkButton>
                <LinkButton to={paths.institutionMembers()}>{t("waiting.members")}</LinkButton>
              </>
            ) : undefined
          }
        >
          {t("waiting.nobody.note")}
        </Notice>
      ) : null}
    </>
  );
}
