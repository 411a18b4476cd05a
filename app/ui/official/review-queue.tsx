import { useText } from "#app/i18n/use-text.tsx";
import { EmptyState } from "#app/ui/primitives/card.tsx";
import { Pagination, Tabs } from "#app/ui/primitives/navigation.tsx";
import { type Column, Table } from "#app/ui/primitives/table.tsx";
import { QueueTimes, type ShownServiceTime } from "./queue-times.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

interface ReviewQueueProps<State extends string, Row extends { id: string }> {
  /** What is reviewed; its sentences are named so. */
  of: "products" | "certificates";
  title: string;
  /** How the queue stands. */
  times: ShownServiceTime;
  now: Date;
  /** The states a reviewer looks through; what waits is `submitted` and comes first. */
  states: readonly State[];
  state: State | "submitted";
  label: (state: State) => string;
  address: (query: { state: State | "submitted" | null; after?: string }) => string;
  rows: readonly Row[];
  next: string | null;
  columns: readonly Column<Row>[];
}

/** What officials decide on, one state at a time: what waits in the order it came, the rest the latest first. */
export function ReviewQueue<State extends string, Row extends { id: string }>(
  props: ReviewQueueProps<State, Row>,
) {
  const { of, title, times, now, states, state, label, address, rows, next, columns } = props;
  const t = useText("supply");
  return (
    <WorkspacePage title={title}>
      {state === "submitted" ? <QueueTimes times={times} now={now} /> : null}
      <Tabs
        label={t("review.filter")}
        tabs={states.map((tab) => ({
          label: label(tab),
          to: address({ state: tab === "submitted" ? null : tab }),
          current: tab === state,
        }))}
      />
      <Table
        caption={t(`review.${of}.caption`)}
        rows={rows}
        rowKey={(row) => row.id}
        empty={
          state === "submitted" ? (
            <EmptyState title={t(`review.${of}.empty`)}>{t(`review.${of}.empty.note`)}</EmptyState>
          ) : (
            <EmptyState title={t("review.nothing_here")} />
          )
        }
        columns={columns}
      />
      <Pagination next={next ? address({ state, after: next }) : null} />
    </WorkspacePage>
  );
}
