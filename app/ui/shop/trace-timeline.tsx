import type { TracedBatch } from "#app/domain/reporting/storefront/batches.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { formatCount } from "#app/ui/elements/format.ts";
import { EmptyState } from "#app/ui/primitives/card.tsx";
import { Timeline } from "#app/ui/primitives/facts.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";
import { type EventOnPage, eventEntry } from "#app/ui/trace/event-entry.tsx";

/** Everything recorded of a batch, from the field on. */
export function TraceTimeline({ events }: { events: readonly EventOnPage[] }) {
  const t = useText("shop");
  if (events.length === 0) return <EmptyState title={t("trace.no_events")} />;
  return <Timeline entries={events.map((event) => eventEntry(event, null))} />;
}

/** Whether the chain of hashes over the events still agrees, and what that means. */
export function ChainCheck({ brokenAt, lastHash, length }: TracedBatch["chain"]) {
  const t = useText("shop");
  if (length === 0 && brokenAt === null) return null;
  return (
    <div className="mt-5">
      {brokenAt === null ? (
        <Notice tone="success" title={t("chain.whole", { count: formatCount(length) })}>
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
