import type { ReactNode } from "react";
import { useText } from "#app/i18n/use-text.tsx";
import { StateBadge } from "#app/ui/elements/badge.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { Timeline } from "#app/ui/primitives/facts.tsx";
import { type EventOnPage, eventEntry } from "#app/ui/trace/event-entry.tsx";

/** What happened to a batch, whether its chain still agrees, and the forms that add to it. */
export function BatchTimeline({
  events,
  brokenAt,
  children,
}: {
  events: readonly EventOnPage[];
  brokenAt: number | null;
  children?: ReactNode;
}) {
  const t = useText("supply");
  return (
    <Panel
      title={t("batch.trace")}
      note={t("batch.trace.note")}
      actions={
        events.length === 0 && brokenAt === null ? null : brokenAt === null ? (
          <StateBadge tone="done">{t("batch.trace.intact")}</StateBadge>
        ) : (
          <StateBadge tone="refused">{t("batch.trace.broken", { sequence: brokenAt })}</StateBadge>
        )
      }
    >
      <div className="grid gap-5">
        {events.length === 0 ? (
          <p className="text-ink-soft">{t("batch.trace.empty")}</p>
        ) : (
          <Timeline entries={events.map((event) => eventEntry(event, brokenAt))} />
        )}
        {children}
      </div>
    </Panel>
  );
}
