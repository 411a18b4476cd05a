import { useText } from "#app/i18n/use-text.tsx";
import { formatMicro } from "#app/ui/elements/format.ts";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { LocalName } from "#app/ui/elements/name.tsx";
import { State } from "#app/ui/elements/state.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import type { InspectionUnit, ReadingKind, ReadingOutcome } from "#db/vocabulary/inspection.ts";
import { LimitText, type ShownLimit } from "./limit-text.tsx";

export interface ShownReading extends ShownLimit {
  nameZh: string;
  nameEn: string;
  method: string;
  sourceZh: string;
  isDemo: boolean;
  found: ReadingKind;
  valueMicro: number | null;
  detectionLimitMicro: number | null;
  valueUnit: InspectionUnit;
  outcome: ReadingOutcome;
}

/** Each parameter of a report with its limit, what was found, and what the rule made of it. */
export function ReadingsTable({ readings }: { readings: readonly ShownReading[] }) {
  const t = useText("inspection");
  return (
    <Table
      caption={t("readings.caption")}
      rows={readings}
      rowKey={(row) => row.nameZh}
      columns={[
        {
          key: "parameter",
          header: t("reading.parameter"),
          heading: true,
          cell: (row) => <LocalName of={row} />,
        },
        { key: "method", header: t("reading.method"), cell: (row) => row.method },
        {
          key: "limit",
          header: t("reading.limit"),
          cell: (row) => (
            <span className="inline-flex flex-wrap items-center gap-x-1.5">
              <LimitText limit={row} />
              {row.isDemo ? <DemoMark /> : <span className="text-ink-soft text-sm">{row.sourceZh}</span>}
            </span>
          ),
        },
        { key: "found", header: t("reading.found"), cell: (row) => <FoundText reading={row} /> },
        {
          key: "outcome",
          header: t("reading.outcome"),
          cell: (row) => <State of="readingOutcomes" is={row.outcome} />,
        },
      ]}
    />
  );
}

function FoundText({ reading }: { reading: ShownReading }) {
  const t = useText("inspection");
  const words = useText("vocabulary");
  const amount = (micro: number) => `${formatMicro(micro)} ${words(`inspectionUnits.${reading.valueUnit}`)}`;
  if (reading.found === "measured" && reading.valueMicro !== null)
    return <span className="figures">{amount(reading.valueMicro)}</span>;
  if (reading.detectionLimitMicro !== null)
    return (
      <span className="figures">
        {t("reading.undetected", { limit: amount(reading.detectionLimitMicro) })}
      </span>
    );
  return <>{words(`readingKinds.${reading.found}`)}</>;
}
