import { Form, Link } from "@remix-run/react";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DateText } from "#app/ui/elements/date.tsx";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { LocalName } from "#app/ui/elements/name.tsx";
import { State } from "#app/ui/elements/state.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { EmptyState, Panel } from "#app/ui/primitives/card.tsx";
import { TextInput } from "#app/ui/primitives/controls.tsx";
import { Field } from "#app/ui/primitives/field.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import type { FoundBatch } from "#app/domain/reporting/recall/find-batches.server.ts";

/** Looks a batch up by its code, ours or its supplier's, to see what a recall of it would reach. */
export function FindBatch({ asked, found }: { asked: string; found: readonly FoundBatch[] }) {
  const t = useText("recall");
  return (
    <Panel title={t("find.title")} note={t("find.note")}>
      <div className="grid gap-4">
        <Form method="get" className="grid max-w-xl gap-3 sm:grid-cols-[1fr_auto] sm:items-end">
          <Field id="batch-code" label={t("find.code")} required>
            <TextInput
              name="code"
              defaultValue={asked}
              maxLength={40}
              autoComplete="off"
              className="figures"
            />
          </Field>
          <Button>{t("find.submit")}</Button>
        </Form>
        {asked ? <Found asked={asked} found={found} /> : null}
      </div>
    </Panel>
  );
}

function Found({ asked, found }: { asked: string; found: readonly FoundBatch[] }) {
  const t = useText("recall");
  return (
    <Table
      caption={t("find.caption")}
      rows={found}
      rowKey={(row) => row.id}
      empty={<EmptyState title={t("find.none", { code: asked })}>{t("find.none.note")}</EmptyState>}
      columns={[
        {
          key: "code",
          header: t("column.batch"),
          heading: true,
          cell: (row) => (
            <span className="inline-flex flex-wrap items-center gap-x-2">
              <span className="figures">{row.code}</span>
              {row.supplierCode ? <span className="text-ink-soft text-sm">{row.supplierCode}</span> : null}
              {row.isDemo ? <DemoMark /> : null}
            </span>
          ),
        },
        { key: "product", header: t("column.product"), cell: (row) => <LocalName of={row.product} /> },
        { key: "supplier", header: t("column.supplier"), cell: (row) => <LocalName of={row.supplier} /> },
        {
          key: "packed",
          header: t("column.packed"),
          cell: (row) => <DateText date={row.packedOn} form="short" />,
        },
        { key: "state", header: t("column.state"), cell: (row) => <State of="batchStates" is={row.state} /> },
        {
          key: "impact",
          header: t("find.impact"),
          cell: (row) => <Link to={paths.officialRehearsal(row.id)}>{t("find.impact")}</Link>,
        },
      ]}
    />
  );
}
