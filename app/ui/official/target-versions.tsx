import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { setTargetInput } from "#app/domain/ledger/target/input.ts";
import type { Names } from "#app/domain/reporting/progress/parts.ts";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { TargetProgress } from "#app/ui/charts/target-progress.tsx";
import { InstantText } from "#app/ui/elements/date.tsx";
import { formatClause, formatMoney, formatMonthName, formatShare } from "#app/ui/elements/format.ts";
import { Money } from "#app/ui/elements/money.tsx";
import { FormErrors, formProps, TextField, useActionForm } from "#app/ui/primitives/action-form.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { Card, EmptyState, Panel } from "#app/ui/primitives/card.tsx";
import { Disclosure } from "#app/ui/primitives/disclosure.tsx";
import { Tabs } from "#app/ui/primitives/navigation.tsx";
import type { TargetChange } from "#db/vocabulary/ledger.ts";

/** The whole: the floor of the year, what has come, and where the plan says it should stand today. */
export function TargetStanding({
  year,
  years,
  target,
  totalFen,
  plannedFen,
  byMonths,
}: {
  year: number;
  years: readonly number[];
  target: { amountFen: number; source: string; noteZh: string; noteEn: string; isFloor: boolean };
  totalFen: number;
  plannedFen: number;
  byMonths: boolean;
}) {
  const t = useText("books");
  const locale = useLocale();
  return (
    <>
      <Tabs
        label={t("periods.years")}
        tabs={years.map((each) => ({
          label: String(each),
          to: paths.officialTargets({ year: each }),
          current: each === year,
        }))}
      />
      <Card className="grid grid-cols-1 gap-2 p-5">
        <p className="figures whitespace-normal font-semibold font-serif text-2xl text-green">
          {t(target.isFloor ? "targets.floor" : "targets.plain", { amount: formatMoney(target.amountFen) })}
        </p>
        <p className="text-ink-soft text-sm">
          {[
            formatClause(target.source, locale),
            localName(locale, { nameZh: target.noteZh, nameEn: target.noteEn }),
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
        <TargetProgress amountFen={totalFen} targetFen={target.amountFen} paceFen={plannedFen} />
        <p className="figures whitespace-normal text-sm">
          {t("targets.standing", {
            done: formatMoney(totalFen),
            percent: formatShare(totalFen, target.amountFen),
            planned: formatMoney(plannedFen),
          })}{" "}
          <span className="text-ink-soft">{t(byMonths ? "targets.by_months" : "targets.by_days")}</span>
        </p>
      </Card>
    </>
  );
}

type Refused = SubmissionResult<string[]> | undefined;

/** Another whole for the year, with the paper it stands on and why. */
export function SetTargetForm({ year, source, refused }: { year: number; source: string; refused: Refused }) {
  const t = useText("books");
  const words = { summary: t("targets.set"), note: t("targets.set.note"), amount: t("targets.set.amount") };
  return <WholeForm to="set" words={words} year={year} source={source} refused={refused} variant="danger" />;
}

/** The first whole of the year after the last one that has a target. */
export function OpenYearForm({ year, refused }: { year: number; refused: Refused }) {
  const t = useText("books");
  const words = {
    summary: t("targets.open", { year }),
    note: t("targets.open.note"),
    amount: t("targets.open.amount"),
  };
  return <WholeForm to="open" words={words} year={year} source="" refused={refused} variant="primary" />;
}

function WholeForm({
  to,
  words,
  year,
  source,
  refused,
  variant,
}: {
  to: "set" | "open";
  words: { summary: string; note: string; amount: string };
  year: number;
  source: string;
  refused: Refused;
  variant: "primary" | "danger";
}) {
  const t = useText("books");
  const [form, fields] = useActionForm(setTargetInput, refused, {
    id: `${to}-target`,
    defaultValue: { source },
  });
  return (
    <Disclosure summary={words.summary} open={refused !== undefined}>
      <Form
        method="post"
        action={`?do=${to}&year=${year}`}
        {...formProps(form)}
        className="grid max-w-2xl gap-3 sm:grid-cols-2"
      >
        <div className="empty:hidden sm:col-span-2">
          <FormErrors
            form={form}
            labels={{
              amount: words.amount,
              source: t("targets.set.source"),
              reason: t("targets.set.reason"),
            }}
          />
          <p className="text-ink-soft text-sm">{words.note}</p>
        </div>
        <input type="hidden" name="year" value={year} />
        <TextField field={fields.amount} label={words.amount} inputMode="decimal" />
        <TextField field={fields.source} label={t("targets.set.source")} />
        <TextField field={fields.reason} label={t("targets.set.reason")} />
        <div className="self-end">
          <Button variant={variant}>{words.summary}</Button>
        </div>
      </Form>
    </Disclosure>
  );
}

export interface TargetVersionRow {
  id: string;
  version: number;
  amountFen: number;
  source: string;
  reason: string;
  changed: TargetChange;
  savedAt: Date | string;
  savedBy: string;
  gapReason: string;
  changes: readonly { key: string; fromFen: number; toFen: number }[];
}

/** Every version with what it changed of the one before it, newest first. */
export function TargetVersions({ versions, names }: { versions: readonly TargetVersionRow[]; names: Names }) {
  const t = useText("books");
  const name = usePartName(names);
  return (
    <Panel title={t("versions.title")}>
      {versions.length === 0 ? (
        <EmptyState title={t("versions.none")}>{t("versions.none.text")}</EmptyState>
      ) : null}
      <ul className="grid gap-3">
        {versions.map((version) => (
          <li key={version.id} className="border-line border-b pb-3 last:border-0 last:pb-0">
            <details>
              <summary className="flex cursor-pointer flex-wrap gap-x-4">
                <span className="font-medium">
                  {t("versions.version", { version: version.version })} ·{" "}
                  {t(version.changed === "whole" ? "versions.whole" : `targets.by.${version.changed}`)}
                </span>
                <Money fen={version.amountFen} />
                <span className="text-ink-soft text-sm">
                  {version.savedBy} <InstantText at={version.savedAt} />
                </span>
              </summary>
              <div className="mt-2 grid gap-1 text-sm">
                {[version.source, version.reason, version.gapReason].filter(Boolean).map((line) => (
                  <p key={line}>{line}</p>
                ))}
                <ul className="figures grid gap-x-6 sm:grid-cols-2">
                  {version.changes.map(({ key, fromFen, toFen }) => (
                    <li key={key} className="flex flex-wrap justify-between gap-x-3">
                      <span>{name(version.changed, key)}</span>
                      <span>
                        <Money fen={fromFen} /> → <Money fen={toFen} />
                      </span>
                    </li>
                  ))}
                </ul>
              </div>
            </details>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function usePartName(names: Names) {
  const locale = useLocale();
  return (dimension: TargetChange, key: string): string => {
    if (dimension === "month") return formatMonthName(Number(key), locale);
    if (dimension === "whole") return "";
    const list = {
      county: names.counties,
      industry: names.industries,
      channel: names.channels,
      district: names.districts,
    }[dimension];
    const found = list.find(({ code }) => code === key);
    return found ? localName(locale, found) : key;
  };
}
