import type { ReactNode } from "react";
import { useText } from "#app/i18n/use-text.tsx";
import { StateBadge } from "#app/ui/elements/badge.tsx";
import { InstantText } from "#app/ui/elements/date.tsx";
import { Word } from "#app/ui/elements/state.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { Timeline } from "#app/ui/primitives/facts.tsx";
import type { TraceEventKind } from "#db/vocabulary/provenance.ts";

export interface TimelineRow {
  event: {
    sequence: number;
    kind: TraceEventKind;
    occurredAt: Date | string;
    placeZh: string;
    noteZh: string;
    temperatureCentiC: number | null;
  };
  byUser: string | null;
  byOrganisation: string | null;
}

/** What happened to a batch, whether its chain still agrees, and the form that adds to it. */
export function BatchTimeline({
  events,
  brokenAt,
  children,
}: {
  events: readonly TimelineRow[];
  brokenAt: number | null;
  children: ReactNode;
}) {
  const t = useText("supply");
  return (
    <Panel
      title={t("batch.trace")}
      note={t("batch.trace.note")}
      actions={
        events.length === 0 ? null : brokenAt === null ? (
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
          <Timeline
            entries={events.map(({ event, byUser, byOrganisation }) => ({
              key: String(event.sequence),
              title: <Word of="traceEventKinds" is={event.kind} />,
              time: <InstantText at={event.occurredAt} />,
              actor: [byOrganisation, byUser].filter(Boolean).join(" · "),
              tone: brokenAt !== null && event.sequence >= brokenAt ? "problem" : "done",
              detail: (
                <>
                  {event.placeZh}
                  {event.noteZh ? ` · ${event.noteZh}` : null}
                  {event.temperatureCentiC === null
                    ? null
                    : ` · ${t("trace.temperature.value", { degrees: event.temperatureCentiC / 100 })}`}
                </>
              ),
            }))}
          />
        )}
        {children}
      </div>
    </Panel>
  );
}
