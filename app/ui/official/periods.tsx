import { Form, Link } from "@remix-run/react";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { StateBadge } from "#app/ui/elements/badge.tsx";
import { DateText, InstantText } from "#app/ui/elements/date.tsx";
import { formatCount, formatInstant, formatMonthName } from "#app/ui/elements/format.ts";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { Money } from "#app/ui/elements/money.tsx";
import { Word } from "#app/ui/elements/state.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { EmptyState, Panel } from "#app/ui/primitives/card.tsx";
import { Textarea } from "#app/ui/primitives/controls.tsx";
import { ConfirmDisclosure } from "#app/ui/primitives/disclosure.tsx";
import { Timeline } from "#app/ui/primitives/facts.tsx";
import { Field } from "#app/ui/primitives/field.tsx";
import { Tabs } from "#app/ui/primitives/navigation.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import type { EntryKind, EvidenceGrade, ReopeningState } from "#db/vocabulary/ledger.ts";

type Totals = Partial<Record<EvidenceGrade, { amountFen: number; entryCount: number }>>;
type Wish = {
  id: string;
  state: ReopeningState;
  reason: string;
  askedAt: Date | string;
  askedBy: string;
  decidedAt: Date | string | null;
  decidedBy: string | null;
};
type Closing = {
  id: string;
  month: number;
  closedAt: Date | string;
  closedBy: string;
  totals: Totals;
  chainPosition: number;
  chainHash: string;
  wish: Wish | null;
};

export interface ShownPeriod {
  month: number;
  closed: boolean;
  over: boolean;
  closing: Closing | null;
  holds: Totals;
  late: { entryCount: number; amountFen: number } | null;
  asked: Wish | null;
  mayClose: boolean;
  mayAsk: boolean;
  mayAgree: boolean;
  mayDecline: boolean;
}

/** The years whose periods may be looked at: this one and the two before it. */
export function PeriodYears({ year, thisYear }: { year: number; thisYear: number }) {
  const t = useText("books");
  const years = [...new Set([thisYear, thisYear - 1, thisYear - 2, year])].sort((a, b) => b - a);
  return (
    <Tabs
      label={t("periods.years")}
      tabs={years.map((each) => ({
        label: String(each),
        to: paths.officialPeriods({ year: each }),
        current: each === year,
      }))}
    />
  );
}

function usePeriodName() {
  const t = useText("books");
  const locale = useLocale();
  return (month: number) => (month === 0 ? t("periods.whole") : formatMonthName(month, locale));
}

/** The twelve months and the year: what each held when it was closed, what it holds now, and what is to be done. */
export function PeriodTable({ year, rows }: { year: number; rows: readonly ShownPeriod[] }) {
  const t = useText("books");
  const name = usePeriodName();
  const acts = rows.some((row) => row.mayClose || row.mayAsk || row.asked);
  return (
    <Table
      caption={t("periods.caption", { year })}
      stack="early"
      rows={rows}
      rowKey={(row) => row.month}
      columns={[
        {
          key: "month",
          header: t("periods.period"),
          heading: true,
          className: "whitespace-nowrap",
          cell: (row) => name(row.month),
        },
        { key: "state", header: t("periods.state"), cell: (row) => <PeriodState row={row} /> },
        {
          key: "entries",
          header: t("periods.entries"),
          numeric: true,
          cell: (row) => formatCount(row.holds.accepted?.entryCount ?? 0),
        },
        { key: "held", header: t("periods.held"), numeric: true, cell: (row) => <Held row={row} /> },
        {
          key: "invoiced",
          header: t("periods.invoiced"),
          numeric: true,
          cell: (row) => <Evidence row={row} grade="invoiced" />,
        },
        {
          key: "paid",
          header: t("periods.paid"),
          numeric: true,
          cell: (row) => <Evidence row={row} grade="paid" />,
        },
        {
          key: "late",
          header: t("periods.late"),
          numeric: true,
          cell: (row) =>
            row.late ? (
              <span className="block">
                <Money fen={row.late.amountFen} />
                <span className="block text-ink-soft text-sm">
                  {t("periods.late.count", { count: row.late.entryCount })}
                </span>
              </span>
            ) : (
              "—"
            ),
        },
        ...(acts
          ? [
              {
                key: "do",
                header: t("periods.do"),
                cell: (row: ShownPeriod) => <PeriodActs year={year} row={row} />,
              },
            ]
          : []),
      ]}
    />
  );
}

function PeriodState({ row }: { row: ShownPeriod }) {
  const t = useText("books");
  if (!row.closing)
    return (
      <StateBadge tone={row.over ? "waiting" : "active"}>
        {t(row.over ? "periods.state.over" : "periods.state.open")}
      </StateBadge>
    );
  return (
    <span className="grid justify-items-start gap-0.5 py-1">
      <StateBadge tone="done">{t("periods.state.closed")}</StateBadge>
      <span className="text-ink-soft text-sm">
        {t("periods.by", { who: row.closing.closedBy, at: formatInstant(row.closing.closedAt) })}
      </span>
      <span className="figures text-ink-soft text-sm" title={row.closing.chainHash}>
        {t("periods.root", { position: row.closing.chainPosition, hash: row.closing.chainHash.slice(0, 12) })}
      </span>
      {row.asked ? <StateBadge tone="waiting">{t("periods.state.asked")}</StateBadge> : null}
    </span>
  );
}

/** What counts in a period; a closed one says whether that is still what was sealed. */
function Held({ row }: { row: ShownPeriod }) {
  const t = useText("books");
  const now = row.holds.accepted?.amountFen ?? 0;
  const sealed = row.closing ? (row.closing.totals.accepted?.amountFen ?? 0) : now;
  return (
    <span className="block">
      <Money fen={now} />
      {row.closing ? (
        <span className={`block text-sm ${sealed === now ? "text-green" : "font-medium text-cinnabar-deep"}`}>
          {sealed === now ? t("periods.as_sealed") : <SealedOther fen={sealed} />}
        </span>
      ) : null}
    </span>
  );
}

function SealedOther({ fen }: { fen: number }) {
  const t = useText("books");
  return (
    <>
      {t("periods.not_as_sealed")} <Money fen={fen} />
    </>
  );
}

/** How much of a period is proven, and what was when it was closed where that is less. */
function Evidence({ row, grade }: { row: ShownPeriod; grade: "invoiced" | "paid" }) {
  const t = useText("books");
  const now = row.holds[grade]?.amountFen ?? 0;
  const sealed = row.closing ? (row.closing.totals[grade]?.amountFen ?? 0) : now;
  return (
    <span className="block">
      <Money fen={now} />
      {sealed === now ? null : (
        <span className="block text-ink-soft text-sm">
          {t("periods.when_closed")} <Money fen={sealed} />
        </span>
      )}
    </span>
  );
}

function PeriodActs({ year, row }: { year: number; row: ShownPeriod }) {
  const t = useText("books");
  const name = usePeriodName();
  const to = (act: string) => `?do=${act}&year=${year}`;
  const fields = (
    <>
      <input type="hidden" name="year" value={year} />
      <input type="hidden" name="month" value={row.month} />
    </>
  );
  if (!row.mayClose && !row.mayAsk && !row.asked) return <>—</>;
  const wish = row.asked ? <input type="hidden" name="reopeningId" value={row.asked.id} /> : null;
  return (
    <div className="flex flex-wrap gap-2 whitespace-normal py-1">
      {row.mayClose ? (
        <ConfirmDisclosure
          label={t("periods.close")}
          variant="secondary"
          size="small"
          question={t("periods.close.question", { period: name(row.month) })}
        >
          <Form method="post" action={to("close")}>
            {fields}
            <Button variant="primary">{t("periods.close")}</Button>
          </Form>
        </ConfirmDisclosure>
      ) : null}
      {row.mayAsk ? (
        <ConfirmDisclosure
          label={t("periods.ask")}
          variant="quiet"
          size="small"
          question={t("periods.ask.question")}
        >
          <Form method="post" action={to("ask")} className="grid gap-3">
            {fields}
            <Field id={`reason-${row.month}`} label={t("periods.reason")} required>
              <Textarea name="reason" rows={3} maxLength={500} required />
            </Field>
            <Button variant="danger">{t("periods.ask")}</Button>
          </Form>
        </ConfirmDisclosure>
      ) : null}
      {row.asked ? (
        <p className="w-full max-w-72 text-sm">
          {t("periods.asked", { who: row.asked.askedBy, reason: row.asked.reason })}
        </p>
      ) : null}
      {row.mayAgree ? (
        <Form method="post" action={to("agree")}>
          {wish}
          <Button variant="danger" size="small">
            {t("periods.agree")}
          </Button>
        </Form>
      ) : null}
      {row.mayDecline ? (
        <Form method="post" action={to("decline")}>
          {wish}
          <Button size="small">{t("periods.decline")}</Button>
        </Form>
      ) : null}
    </div>
  );
}

export interface LateEntry {
  id: number;
  kind: EntryKind;
  month: number;
  occurredOn: string;
  postedAt: Date | string;
  amountFen: number;
  isDemo: boolean;
}

/** Entries that occurred in a closed month and count in a later one. */
export function LateEntries({ year, rows }: { year: number; rows: readonly LateEntry[] }) {
  const t = useText("books");
  const name = usePeriodName();
  return (
    <Panel title={t("late.title", { year })} note={t("late.note")} flush>
      <Table
        caption={t("late.title", { year })}
        rows={rows}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t("late.empty")}>{t("late.empty.text")}</EmptyState>}
        columns={[
          {
            key: "entry",
            header: t("late.entry"),
            heading: true,
            cell: (row) => (
              <span className="inline-flex flex-wrap items-center gap-x-2">
                <Link to={paths.officialEntry(row.id)}>{t("late.number", { id: row.id })}</Link>
                <Word of="entryKinds" is={row.kind} />
                {row.isDemo ? <DemoMark /> : null}
              </span>
            ),
          },
          {
            key: "occurred",
            header: t("late.occurred"),
            cell: (row) => <DateText date={row.occurredOn} form="short" />,
          },
          { key: "posted", header: t("late.posted"), cell: (row) => <InstantText at={row.postedAt} /> },
          { key: "counts", header: t("late.counts"), cell: (row) => name(row.month) },
          {
            key: "amount",
            header: t("late.amount"),
            numeric: true,
            cell: (row) => <Money fen={row.amountFen} />,
          },
        ]}
      />
    </Panel>
  );
}

/** Everything that was closed and opened again in a year, newest first. */
export function PeriodHistory({ history }: { history: readonly Closing[] }) {
  const t = useText("books");
  const name = usePeriodName();
  if (history.length === 0) return null;
  return (
    <Panel title={t("history.title")}>
      <Timeline
        entries={history.flatMap((closing) => [
          ...(closing.wish
            ? [
                {
                  key: closing.wish.id,
                  title: t(`history.${closing.wish.state}`, { period: name(closing.month) }),
                  time: <InstantText at={closing.wish.decidedAt ?? closing.wish.askedAt} />,
                  detail: closing.wish.decidedBy
                    ? t("history.wish", {
                        asked: closing.wish.askedBy,
                        decided: closing.wish.decidedBy,
                        reason: closing.wish.reason,
                      })
                    : t("periods.asked", { who: closing.wish.askedBy, reason: closing.wish.reason }),
                },
              ]
            : []),
          {
            key: closing.id,
            title: t("history.closed", { period: name(closing.month) }),
            time: <InstantText at={closing.closedAt} />,
            actor: closing.closedBy,
            detail: (
              <span className="block whitespace-normal break-all">
                <Money fen={closing.totals.accepted?.amountFen ?? 0} /> ·{" "}
                {t("periods.root", { position: closing.chainPosition, hash: closing.chainHash.slice(0, 16) })}
              </span>
            ),
          },
        ])}
      />
    </Panel>
  );
}
