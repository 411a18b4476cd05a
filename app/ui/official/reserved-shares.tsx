import type { SubmissionResult } from "@conform-to/react";
import { Form, Link } from "@remix-run/react";
import type { ShareProgress } from "#app/domain/accounts/budget-unit/reserved-share.ts";
import { recordReservedShareInput } from "#app/domain/accounts/reserved-share/input.ts";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { along } from "#app/ui/charts/scale.ts";
import { StateBadge } from "#app/ui/elements/badge.tsx";
import { formatInstant, formatMoney, formatPercent } from "#app/ui/elements/format.ts";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { Money } from "#app/ui/elements/money.tsx";
import { LocalName } from "#app/ui/elements/name.tsx";
import {
  FormErrors,
  formProps,
  NumberField,
  TextField,
  useActionForm,
} from "#app/ui/primitives/action-form.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { EmptyState, Panel } from "#app/ui/primitives/card.tsx";
import { Select } from "#app/ui/primitives/controls.tsx";
import { Field } from "#app/ui/primitives/field.tsx";
import { Table } from "#app/ui/primitives/table.tsx";

type District = { code: string; nameZh: string; nameEn: string };

export interface ShownUnit {
  id: string;
  name: string;
  organisationId: string;
  organisationName: string;
  organisationNameEn: string | null;
  isDemo: boolean;
  districtCode: string;
  mayOpen: boolean;
  jurisdiction: string;
  plannedFen: number | null;
  boughtFen: number;
  staffFen: number;
  progress: ShareProgress | null;
}

/** The year and the district whose units are listed; a plain form. */
export function UnitsFilter({
  year,
  years,
  district,
  districts,
}: {
  year: number;
  years: readonly number[];
  district: string | null;
  districts: readonly District[];
}) {
  const t = useText("ledger");
  const locale = useLocale();
  return (
    <Form method="get" action={paths.officialReservedShares()} className="flex flex-wrap items-end gap-3">
      <Field id="shares-year" label={t("cockpit.year")}>
        <Select
          dense
          name="year"
          placeholder={null}
          defaultValue={String(year)}
          choices={years.map((each) => ({ value: String(each), label: String(each) }))}
        />
      </Field>
      <Field id="shares-district" label={t("division.district")}>
        <Select
          dense
          name="district"
          placeholder={t("entries.filter.any")}
          defaultValue={district ?? ""}
          choices={districts.map((each) => ({ value: each.code, label: localName(locale, each) }))}
        />
      </Field>
      <Button>{t("cockpit.show")}</Button>
    </Form>
  );
}

function InstitutionName({ of: unit }: { of: ShownUnit }) {
  return <LocalName of={{ nameZh: unit.organisationName, nameEn: unit.organisationNameEn }} />;
}

/** Units with a canteen, those furthest behind first; each leads to its institution, where the reader may open that. */
export function TrackedUnits({
  units,
  districts,
  year,
}: {
  units: readonly ShownUnit[];
  districts: readonly District[];
  year: number;
}) {
  const t = useText("cockpit");
  const ledger = useText("ledger");
  const known = new Map(districts.map((each) => [each.code, each]));
  return (
    <Table
      caption={t("shares.caption", { year })}
      rows={units}
      rowKey={(unit) => unit.id}
      empty={<EmptyState title={t("shares.empty.title")}>{t("shares.empty")}</EmptyState>}
      columns={[
        {
          key: "unit",
          header: ledger("column.buyer"),
          heading: true,
          cell: (unit) => (
            <span className="inline-flex flex-wrap items-center gap-x-2">
              {unit.mayOpen ? (
                <Link to={paths.officialOrganisation(unit.organisationId)}>
                  <InstitutionName of={unit} />
                </Link>
              ) : (
                <InstitutionName of={unit} />
              )}
              <span className="font-normal text-ink-soft">{unit.name}</span>
              {unit.isDemo ? <DemoMark /> : null}
            </span>
          ),
        },
        {
          key: "district",
          header: ledger("division.district"),
          cell: (unit) => <LocalName of={known.get(unit.districtCode) ?? { nameZh: unit.districtCode }} />,
        },
        {
          key: "rule",
          header: t("shares.jurisdiction"),
          cell: (unit) => <span className="whitespace-nowrap">{unit.jurisdiction}</span>,
        },
        {
          key: "planned",
          header: t("shares.planned"),
          numeric: true,
          cell: (unit) => (unit.plannedFen === null ? "—" : <Money fen={unit.plannedFen} />),
        },
        {
          key: "required",
          header: t("shares.required"),
          numeric: true,
          cell: (unit) => (unit.progress ? <Money fen={unit.progress.requiredFen} /> : "—"),
        },
        {
          key: "bought",
          header: t("shares.bought"),
          numeric: true,
          cell: (unit) => (
            <>
              <Money fen={unit.boughtFen} />
              {unit.staffFen > 0 ? (
                <span className="block text-ink-soft text-sm">
                  {t("shares.staff", { amount: formatMoney(unit.staffFen) })}
                </span>
              ) : null}
            </>
          ),
        },
        { key: "state", header: t("shares.state"), cell: (unit) => <Reached unit={unit} /> },
      ]}
    />
  );
}

function Reached({ unit: { progress, boughtFen } }: { unit: ShownUnit }) {
  const t = useText("cockpit");
  if (!progress) return <span className="text-ink-soft">{t("shares.unplanned")}</span>;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-3 gap-y-1">
      <StateBadge tone={progress.met ? "done" : "waiting"}>
        {progress.met ? t("shares.met") : t("shares.missing", { amount: formatMoney(progress.missingFen) })}
      </StateBadge>
      <svg
        viewBox="0 0 100 6"
        preserveAspectRatio="none"
        aria-hidden="true"
        className="h-1.5 w-24 bg-paper-deep"
      >
        <rect
          width={along(boughtFen, progress.requiredFen, 100)}
          height="6"
          className={progress.met ? "fill-green" : "fill-indigo"}
        />
      </svg>
    </span>
  );
}

interface ShownRule {
  jurisdiction: string;
  version: number;
  shareBasisPoints: number;
  source: string;
  recordedAt: string | Date;
  recordedBy: string | null;
}

/** The rules of a year in every version; the newest of a jurisdiction comes first and holds. */
export function ShareRules({ rules, year }: { rules: readonly ShownRule[]; year: number }) {
  const t = useText("cockpit");
  return (
    <Panel title={t("shares.rules", { year })} note={t("shares.rules.note")} flush>
      <Table
        caption={t("shares.rules", { year })}
        rows={rules}
        rowKey={(rule) => `${rule.jurisdiction} ${rule.version}`}
        empty={<p className="p-4 text-ink-soft">{t("shares.rules.none")}</p>}
        columns={[
          {
            key: "jurisdiction",
            header: t("shares.jurisdiction"),
            heading: true,
            cell: (rule) => `${rule.jurisdiction} · ${t("shares.version", { version: rule.version })}`,
          },
          {
            key: "share",
            header: t("shares.share"),
            numeric: true,
            cell: (rule) => formatPercent(rule.shareBasisPoints, 0),
          },
          { key: "source", header: t("shares.source"), cell: (rule) => rule.source },
          {
            key: "recorded",
            header: t("shares.recorded"),
            cell: (rule) => `${formatInstant(rule.recordedAt)} ${rule.recordedBy ?? ""}`,
          },
        ]}
      />
    </Panel>
  );
}

/** Records a share as a new version. */
export function RecordShareForm({
  year,
  refused,
}: {
  year: number;
  refused: SubmissionResult<string[]> | undefined;
}) {
  const t = useText("cockpit");
  const [form, fields] = useActionForm(recordReservedShareInput, refused, {
    id: "record-share",
    defaultValue: { year: String(year) },
  });
  return (
    <Panel title={t("shares.record")} note={t("shares.record.note")}>
      <Form method="post" {...formProps(form)} className="grid gap-4">
        <FormErrors
          form={form}
          labels={{
            year: t("shares.year"),
            jurisdiction: t("shares.jurisdiction"),
            percent: t("shares.percent"),
            source: t("shares.source"),
          }}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <NumberField field={fields.year} label={t("shares.year")} />
          <TextField field={fields.jurisdiction} label={t("shares.jurisdiction")} />
          <NumberField field={fields.percent} label={t("shares.percent")} />
          <TextField field={fields.source} label={t("shares.source")} />
        </div>
        <div>
          <Button variant="primary">{t("shares.record")}</Button>
        </div>
      </Form>
    </Panel>
  );
}
