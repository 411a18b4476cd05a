import type { TracedBatch } from "#app/domain/reporting/storefront/batches.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { InstantText } from "#app/ui/elements/date.tsx";
import { formatCount } from "#app/ui/elements/format.ts";
import { Word } from "#app/ui/elements/state.tsx";
import { EmptyState } from "#app/ui/primitives/card.tsx";
import { Timeline } from "#app/ui/primitives/facts.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";

/** Everything recorded of a batch, from the field on. */
export function TraceTimeline({ events }: { events: TracedBatch["events"] }) {
  const t = useText("shop");
  if (events.length === 0) return <EmptyState title={t("trace.no_events")} />;
  return (
    <Timeline
      entries={events.map((event) => ({
        key: String(event.sequence),
        title: <Word of="traceEventKinds" is={event.kind} />,
        time: <InstantText at={event.occurredAt} />,
        actor: event.by,
        tone: event.kind === "returned" ? "problem" : "done",
        detail: (
          <>
            {event.placeZh}
            {event.noteZh ? ` · ${event.noteZh}` : null}
            {event.temperatureCentiC === null ? null : (
              <span className="figures"> · {(event.temperatureCentiC / 100).toFixed(1)} ℃</span>
            )}
          </>
        ),
      }))}
    />
  );
}

/** Whether the chain of hashes over the events still agrees, and what that means. */
export function ChainCheck({
  brokenAt,
  lastHash,
  count,
}: {
  brokenAt: number | null;
  lastHash: string | null;
  count: number;
}) {
  const t = useText("shop");
  if (count === 0) return null;
  return (
    <div className="mt-5">
      {brokenAt === null ? (
        <Notice tone="success" title={t("chain.whole", { count: formatCount(count) })}>
          {t("chain.whole_text")}
          <span className="mt-1 block break-all font-mono text-ink-soft text-xs">{lastHash}</span>
        </Notice>
      ) : (
        <Notice tone="danger" title={t("chain.broken", { sequence: brokenAt })}>
          {t("chain.broken_text")}
        </Notice>
      )}
    </div>
  );
}
