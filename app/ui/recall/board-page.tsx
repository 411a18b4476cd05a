import type { SubmissionResult } from "@conform-to/react";
import { Megaphone, Printer } from "lucide-react";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { State } from "#app/ui/elements/state.tsx";
import { LinkButton } from "#app/ui/primitives/button.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";
import { CloseForm } from "./close-form.tsx";
import { HeldProducts } from "./held-products.tsx";
import { NoticeBoard } from "./notice-board.tsx";
import { OutcomeFigures } from "./outcome-figures.tsx";
import { RecallFacts } from "./recall-facts.tsx";
import { RecallTimeline } from "./recall-timeline.tsx";
import { RecalledBatches } from "./recalled-batches.tsx";
import type { RecallPaths, RecallView } from "./view.ts";

type Refused = SubmissionResult<string[]> | undefined;

/** The board of a recall: who has not answered, where the goods are, and what is still to be done. */
export function RecallBoard({
  detail,
  at,
  may,
  refused,
}: {
  detail: RecallView;
  at: RecallPaths;
  may: { close: boolean; resume: boolean; isOffice: boolean; seesDistrictOnly: boolean };
  refused: { close: Refused; resume: Refused; resumeProduct: string | null };
}) {
  const t = useText("recall");
  const { recall, notices, products } = detail;
  const waiting = notices.filter(({ state }) => state === "sent").length;
  return (
    <WorkspacePage
      title={t("public.one", { number: recall.number })}
      status={
        <>
          <State of="recallStates" is={recall.state} />
          {recall.isDemo ? <DemoMark /> : null}
        </>
      }
      note={recall.reason}
      crumbs={[{ label: t("list.title"), to: at.list }, { label: recall.number }]}
      actions={
        <>
          <LinkButton to={paths.publicRecall(recall.number)} reloadDocument>
            <Megaphone aria-hidden="true" className="size-4" />
            {t("board.public")}
          </LinkButton>
          <LinkButton to={at.report}>
            <Printer aria-hidden="true" className="size-4" />
            {t("board.report")}
          </LinkButton>
        </>
      }
    >
      <div className="grid gap-5">
        <Panel title={t("board.figures")}>
          <OutcomeFigures {...detail} />
        </Panel>
        <Panel
          title={t("board.notices")}
          note={may.seesDistrictOnly ? t("board.notices.own") : t("board.notices.note")}
          flush
        >
          <NoticeBoard {...detail} />
        </Panel>
        <div className="grid items-start gap-5 xl:grid-cols-[1fr_24rem]">
          <div className="grid gap-5">
            <Panel title={t("board.facts")}>
              <RecallFacts recall={recall} />
            </Panel>
            <Panel title={t("board.batches")} flush>
              <RecalledBatches {...detail} />
            </Panel>
            <Panel title={t("board.products")} note={t("board.products.note")}>
              <HeldProducts
                products={products}
                mayResume={may.resume}
                refused={refused.resume}
                refusedProduct={refused.resumeProduct}
              />
            </Panel>
            {may.close && recall.state === "open" ? (
              <CloseForm waiting={waiting} isOffice={may.isOffice} refused={refused.close} />
            ) : null}
          </div>
          <Panel title={t("timeline.title")}>
            <RecallTimeline {...detail} />
          </Panel>
        </div>
      </div>
    </WorkspacePage>
  );
}
