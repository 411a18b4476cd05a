import { Link } from "@remix-run/react";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { formatCount } from "#app/ui/elements/format.ts";
import { Stat } from "#app/ui/primitives/card.tsx";
import { Table } from "#app/ui/primitives/table.tsx";

export interface ShownServiceTime {
  queue: "suppliers" | "products" | "certificates";
  waiting: number;
  oldestSince: Date | null;
  decided: number;
  medianSeconds: number | null;
}

const HOUR = 3600;
/** From this many hours on, a time is told in days. */
const DAYS_FROM_HOURS = 48;

/** How long something took or has waited: hours at first, then days. */
function useDuration() {
  const t = useText("oversight");
  return (seconds: number) => {
    const hours = Math.max(0, Math.round(seconds / HOUR));
    if (hours === 0) return t("times.under_hour");
    return hours < DAYS_FROM_HOURS
      ? t("times.hours", { count: formatCount(hours) })
      : t("times.days", { count: formatCount(Math.round(hours / 24)) });
  };
}

function secondsSince(at: Date, now: Date): number {
  return (now.getTime() - at.getTime()) / 1000;
}

/** How one queue stands, above it. */
export function QueueTimes({ times, now }: { times: ShownServiceTime; now: Date }) {
  const t = useText("oversight");
  const duration = useDuration();
  return (
    <div className="grid gap-4 rounded-card border border-line bg-white p-4 sm:grid-cols-3">
      <Stat label={t("times.waiting")}>{formatCount(times.waiting)}</Stat>
      <Stat label={t("times.oldest")}>
        {times.oldestSince ? duration(secondsSince(times.oldestSince, now)) : t("times.none")}
      </Stat>
      <Stat label={t("times.median")} note={t("times.decided", { count: formatCount(times.decided) })}>
        {times.medianSeconds === null ? t("times.none") : duration(times.medianSeconds)}
      </Stat>
    </div>
  );
}

const queuePaths = {
  suppliers: paths.officialOrganisations(),
  products: paths.officialProducts(),
  certificates: paths.officialCertificates(),
} as const;

/** How every queue of the reader stands, side by side. */
export function ServiceTimes({ times, now }: { times: readonly ShownServiceTime[]; now: Date }) {
  const t = useText("oversight");
  const duration = useDuration();
  if (times.length === 0) return null;
  return (
    <section className="grid gap-2">
      <h2 className="font-serif text-green text-xl">{t("times.title")}</h2>
      <Table
        caption={t("times.caption")}
        rows={times}
        rowKey={(row) => row.queue}
        columns={[
          {
            key: "queue",
            header: t("times.queue"),
            heading: true,
            cell: (row) => <Link to={queuePaths[row.queue]}>{t(`times.queue.${row.queue}`)}</Link>,
          },
          {
            key: "waiting",
            header: t("times.waiting"),
            numeric: true,
            cell: (row) => formatCount(row.waiting),
          },
          {
            key: "oldest",
            header: t("times.oldest"),
            numeric: true,
            cell: (row) => (row.oldestSince ? duration(secondsSince(row.oldestSince, now)) : t("times.none")),
          },
          {
            key: "decided",
            header: t("times.decided.column"),
            numeric: true,
            cell: (row) => formatCount(row.decided),
          },
          {
            key: "median",
            header: t("times.median"),
            numeric: true,
            cell: (row) => (row.medianSeconds === null ? t("times.none") : duration(row.medianSeconds)),
          },
        ]}
      />
    </section>
  );
}
