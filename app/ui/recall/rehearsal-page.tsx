import type { SubmissionResult } from "@conform-to/react";
import { Printer } from "lucide-react";
import { useText } from "#app/i18n/use-text.tsx";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { Tag } from "#app/ui/primitives/card.tsx";
import { LinkButton } from "#app/ui/primitives/button.tsx";
import type { Crumb } from "#app/ui/primitives/navigation.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";
import { ImpactView } from "./impact-view.tsx";
import { OpenRecallForm } from "./open-form.tsx";
import { RehearsalBanner } from "./rehearsal-banner.tsx";
import type { RehearsalView } from "./view.ts";

/** The rehearsal of a batch's recall, and below it the recall itself for who may open one. */
export function RehearsalPage({
  title,
  rehearsal,
  covering,
  mayOpen,
  crumbs,
  printPath,
  refused,
}: {
  title: string;
  rehearsal: RehearsalView;
  /** The open recall that covers the batch already. */
  covering: string | null;
  mayOpen: boolean;
  crumbs: readonly Crumb[];
  printPath: string;
  refused: SubmissionResult<string[]> | undefined;
}) {
  const t = useText("recall");
  const { totals } = rehearsal.impact;
  return (
    <WorkspacePage
      title={title}
      status={
        <>
          <Tag>{t("impact.rehearsal")}</Tag>
          {rehearsal.batch.isDemo ? <DemoMark /> : null}
        </>
      }
      crumbs={crumbs}
      actions={
        <LinkButton to={printPath}>
          <Printer aria-hidden="true" className="size-4" />
          {t("impact.print")}
        </LinkButton>
      }
    >
      <div className="grid gap-5">
        {covering ? (
          <Notice tone="danger" title={t("batch.recalled")}>
            {t("open.already")} {covering}
          </Notice>
        ) : (
          <RehearsalBanner elapsedMs={rehearsal.elapsedMs} at={rehearsal.at} />
        )}
        <ImpactView rehearsal={rehearsal} />
        {covering ? null : mayOpen ? (
          <OpenRecallForm institutions={totals.institutions} batches={totals.batches} refused={refused} />
        ) : (
          <Notice>{t("open.not_yours")}</Notice>
        )}
      </div>
    </WorkspacePage>
  );
}
