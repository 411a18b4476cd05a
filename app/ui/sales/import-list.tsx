import type { SubmissionResult } from "@conform-to/react";
import { Form, Link } from "@remix-run/react";
import { uploadSalesInput } from "#app/domain/channels/import/input.ts";
import { REQUIRED_FIELDS } from "#app/domain/channels/reading/headings.ts";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { InstantText } from "#app/ui/elements/date.tsx";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { State, Word } from "#app/ui/elements/state.tsx";
import {
  FormErrors,
  formProps,
  SelectField,
  UploadField,
  useActionForm,
} from "#app/ui/primitives/action-form.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { EmptyState, Panel } from "#app/ui/primitives/card.tsx";
import { SALES } from "#app/ui/primitives/file-types.ts";
import { Tabs } from "#app/ui/primitives/navigation.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import { saleFieldNames } from "./sale-field-names.ts";
import type { ImportSource, ImportState } from "#db/vocabulary/channels.ts";

type Named = { code: string; nameZh: string; nameEn: string };

export type ListedImport = {
  id: string;
  number: number;
  state: ImportState;
  source: ImportSource;
  fileName: string;
  countyZh: string;
  countyEn: string;
  channelZh: string;
  channelEn: string;
  rowsRead: number;
  uploadedAt: Date | string;
  isDemo: boolean;
};

/** The states that have a tab: those in which an import waits for somebody, and those in which it ends. */
const TABS = ["mapping", "read", "verified", "posted", "rejected"] as const satisfies readonly ImportState[];

/** All imports, or those of one state. */
export function ImportTabs({ show }: { show: ImportState | null }) {
  const t = useText("channels");
  const words = useText("vocabulary");
  return (
    <Tabs
      label={t("imports.tabs")}
      tabs={[
        { label: t("imports.all"), to: paths.officialImports(), current: show === null },
        ...TABS.map((state) => ({
          label: words(`importStates.${state}`),
          to: paths.officialImports({ show: state }),
          current: show === state,
        })),
      ]}
    />
  );
}

/** The imports of an office, each leading to its own page. */
export function ImportTable({ rows }: { rows: readonly ListedImport[] }) {
  const t = useText("channels");
  const locale = useLocale();
  return (
    <Table
      caption={t("imports.caption")}
      rows={rows}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t("imports.empty")}>{t("imports.empty.note")}</EmptyState>}
      stack="early"
      columns={[
        {
          key: "number",
          header: t("column.number"),
          heading: true,
          cell: (row) => (
            <span className="inline-flex flex-wrap items-center gap-2">
              <Link to={paths.officialImport(row.id)}>{t("import.title", { number: row.number })}</Link>
              {row.isDemo ? <DemoMark /> : null}
            </span>
          ),
        },
        {
          key: "channel",
          header: t("column.channel"),
          cell: (row) => localName(locale, { nameZh: row.channelZh, nameEn: row.channelEn }),
        },
        {
          key: "county",
          header: t("column.county"),
          cell: (row) => localName(locale, { nameZh: row.countyZh, nameEn: row.countyEn }),
        },
        {
          key: "source",
          header: t("column.source"),
          cell: ({ source, fileName }) => (
            <span className="break-all">
              {fileName === "" ? <Word of="importSources" is={source} /> : fileName}
            </span>
          ),
        },
        {
          key: "rows",
          header: t("column.rows"),
          cell: ({ rowsRead }) => <span className="figures">{rowsRead}</span>,
        },
        {
          key: "uploaded",
          header: t("column.uploaded"),
          cell: ({ uploadedAt }) => <InstantText at={uploadedAt} />,
        },
        {
          key: "state",
          header: t("column.state"),
          cell: ({ state }) => <State of="importStates" is={state} />,
        },
      ]}
    />
  );
}

/** Brings in a file of a county's sales on a channel. */
export function ImportUpload({
  counties,
  sources,
  refused,
}: {
  counties: readonly Named[];
  sources: readonly Named[];
  refused: SubmissionResult<string[]> | undefined;
}) {
  const t = useText("channels");
  const words = useText("vocabulary");
  const locale = useLocale();
  const needed = saleFieldNames(words, locale, REQUIRED_FIELDS);
  const [form, fields] = useActionForm(uploadSalesInput, refused, {
    id: "upload",
    defaultValue: { countyCode: counties.length === 1 ? counties[0]?.code : undefined },
    file: "file",
  });
  const labels = {
    channelCode: t("column.channel"),
    countyCode: t("column.county"),
    file: t("imports.upload.file"),
  };
  const choices = (list: readonly Named[]) =>
    list.map((each) => ({ value: each.code, label: localName(locale, each) }));
  return (
    <Panel title={t("imports.upload")}>
      <Form
        method="post"
        encType="multipart/form-data"
        {...formProps(form)}
        className="grid max-w-4xl gap-4 sm:grid-cols-2"
      >
        <div className="empty:hidden sm:col-span-2">
          <FormErrors form={form} labels={labels} />
        </div>
        <SelectField field={fields.channelCode} label={labels.channelCode} choices={choices(sources)} />
        <SelectField field={fields.countyCode} label={labels.countyCode} choices={choices(counties)} />
        <div className="sm:col-span-2">
          <UploadField
            form={form}
            label={labels.file}
            hint={t("imports.upload.hint", { fields: needed })}
            required
            accept={SALES}
          />
        </div>
        <div>
          <Button variant="primary">{t("imports.upload")}</Button>
        </div>
      </Form>
    </Panel>
  );
}
