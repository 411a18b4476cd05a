import { knownDay } from "#app/domain/provenance/trace/known-day.ts";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { DateText, InstantText } from "#app/ui/elements/date.tsx";
import { formatCount, formatQuantity } from "#app/ui/elements/format.ts";
import { Word } from "#app/ui/elements/state.tsx";
import { Tag } from "#app/ui/primitives/card.tsx";
import type { TimelineEntry } from "#app/ui/primitives/facts.tsx";
import type { TraceErrorReason, TraceEventKind } from "#db/vocabulary/provenance.ts";

/** An event of a batch as its timeline shows it, on whichever side of a request. */
export interface EventOnPage {
  sequence: number;
  kind: TraceEventKind;
  occurredAt: Date | string;
  recordedAt: Date | string;
  placeZh: string;
  noteZh: string;
  quantityGrams: number | null;
  packs: number | null;
  temperatureCentiC: number | null;
  concernsSequence: number | null;
  errorReason: TraceErrorReason | null;
  isErroneous: boolean;
  organisation: { nameZh: string; nameEn: string | null } | null;
  userName: string | null;
}

/** From this many hours on it is told that an event was recorded later than it happened. */
const LATE_HOURS = 24;

/** An event as an entry of a timeline; what was declared erroneous is struck through and says so. */
export function eventEntry(event: EventOnPage, brokenAt: number | null): TimelineEntry {
  const problem =
    event.kind === "refused" ||
    event.kind === "returned" ||
    event.kind === "declared-error" ||
    event.isErroneous;
  const broken = brokenAt !== null && event.sequence >= brokenAt;
  return {
    key: String(event.sequence),
    title: (
      <>
        <span className="mr-1.5 figures text-ink-soft text-xs">{event.sequence}</span>
        <Struck when={event.isErroneous}>
          <Word of="traceEventKinds" is={event.kind} />
        </Struck>
        {event.isErroneous ? <ErroneousTag /> : null}
      </>
    ),
    time: <EventTime event={event} />,
    actor: <EventActor event={event} />,
    tone: problem || broken ? "problem" : "done",
    detail: <EventDetail event={event} />,
  };
}

function EventActor({ event: { organisation, userName } }: { event: EventOnPage }) {
  const locale = useLocale();
  return [organisation ? localName(locale, organisation) : null, userName].filter(Boolean).join(" · ");
}

function EventTime({ event }: { event: EventOnPage }) {
  const day = knownDay({ kind: event.kind, occurredAt: new Date(event.occurredAt) });
  return day ? <DateText date={day} form="short" /> : <InstantText at={event.occurredAt} />;
}

function ErroneousTag() {
  const t = useText("trace");
  return (
    <span className="ml-2 align-middle">
      <Tag>{t("event.erroneous")}</Tag>
    </span>
  );
}

function Struck({ when, children }: { when: boolean; children: React.ReactNode }) {
  return when ? <s className="text-ink-soft">{children}</s> : <>{children}</>;
}

function EventDetail({ event }: { event: EventOnPage }) {
  const t = useText("trace");
  const words = useText("vocabulary");
  const { concernsSequence, errorReason } = event;
  const said = [
    concernsSequence !== null && errorReason
      ? t("event.declares", { sequence: concernsSequence, reason: words(`traceErrorReasons.${errorReason}`) })
      : event.placeZh,
    event.noteZh,
    event.quantityGrams === null
      ? null
      : t("event.at_kilograms", { kilograms: formatQuantity(event.quantityGrams) }),
    event.packs === null ? null : t("event.packs", { packs: formatCount(event.packs) }),
    event.temperatureCentiC === null
      ? null
      : t("event.degrees", { degrees: (event.temperatureCentiC / 100).toFixed(1) }),
    concernsSequence !== null && !errorReason ? t("event.stands_in", { sequence: concernsSequence }) : null,
  ].filter(Boolean);
  const hoursLate = (+new Date(event.recordedAt) - +new Date(event.occurredAt)) / 3_600_000;
  return (
    <Struck when={event.isErroneous}>
      {said.join(" · ")}
      {hoursLate > LATE_HOURS ? (
        <span className="block text-sm">
          {t("event.recorded_at")} <InstantText at={event.recordedAt} />
        </span>
      ) : null}
    </Struck>
  );
}
