import { Link } from "@remix-run/react";
import type { BaseToTest } from "#app/domain/reporting/inspection/base-retests.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DateText } from "#app/ui/elements/date.tsx";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { LocalName } from "#app/ui/elements/name.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import { useRetestColumns } from "./retest-columns.tsx";

/** Bases to be tested before their 菜篮子 status can be renewed; nothing while there are none. */
export function BaseRetestTable({
  bases,
  withSupplier,
}: {
  bases: readonly BaseToTest[];
  withSupplier: boolean;
}) {
  const t = useText("inspection");
  const { whose, due } = useRetestColumns<BaseToTest>(t("retests.bases.due"));
  if (bases.length === 0) return null;
  return (
    <Panel title={t("retests.bases")} note={t("retests.bases.note")} flush>
      <Table
        caption={t("retests.bases")}
        rows={bases}
        rowKey={(row) => row.id}
        columns={[
          {
            key: "base",
            header: t("retests.base"),
            heading: true,
            cell: (row) => (
              <span className="inline-flex flex-wrap items-center gap-x-2">
                <Link to={withSupplier ? paths.base(row.id) : paths.supplierBase(row.id)}>
                  <LocalName of={row} />
                </Link>
                {row.isDemo ? <DemoMark /> : null}
              </span>
            ),
          },
          ...(withSupplier ? [whose] : []),
          {
            key: "last",
            header: t("retests.bases.last"),
            cell: (row) =>
              row.lastReportedOn ? <DateText date={row.lastReportedOn} form="short" /> : t("retests.none"),
          },
          due,
        ]}
      />
    </Panel>
  );
}
