import { X } from "lucide-react";
import type { KeyboardEvent } from "react";
import { type RemovedLine, writeRemoved } from "#app/domain/procurement/basket/form-values.ts";
import type { SheetLine } from "#app/domain/procurement/basket/work-sheet.ts";
import type { CertifiedFacts } from "#app/domain/procurement/requisition/pack-facts.ts";
import { localName } from "#app/i18n/locale.ts";
import { refusalValues } from "#app/i18n/refusal-values.ts";
import { textOf } from "#app/i18n/text.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import type { ErrorCode } from "#app/kernel/errors.ts";
import { formatCount, formatMoney } from "#app/ui/elements/format.ts";
import { Money } from "#app/ui/elements/money.tsx";
import { Count } from "#app/ui/elements/quantity.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { NumberInput } from "#app/ui/primitives/controls.tsx";
import { Field } from "#app/ui/primitives/field.tsx";
import { Table } from "#app/ui/primitives/table.tsx";

type Indexed = SheetLine & { index: number };

/**
 * The lines of a work table. Up, down and Enter move between the quantities; Enter on the last goes back to the search. A removed
 * line can be put back.
 */
export function WorkLines({
  lines,
  refused,
  removed,
  removedFacts,
  onPacks,
  onRemove,
  onUndo,
}: {
  lines: readonly SheetLine[];
  /** What the act refused, by the key of the line. */
  refused: ReadonlyMap<string, string[]>;
  removed: RemovedLine | null;
  removedFacts: CertifiedFacts | undefined;
  onPacks: (key: string, packs: string) => void;
  onRemove: (key: string) => void;
  onUndo: () => void;
}) {
  const t = useText("requisitions");
  const locale = useLocale();
  const english = locale === "en";
  const nameOf = ({ facts }: Pick<SheetLine, "facts">) =>
    english ? facts.productNameEn : facts.productNameZh;
  const unitOf = ({ facts }: SheetLine) => (english ? facts.unitEn : facts.unitZh);
  const rows: Indexed[] = lines.map((line, index) => ({ ...line, index }));
  return (
    <div className="min-w-0">
      <Table
        caption={t("lines.caption")}
        rows={rows}
        rowKey={(line) => line.key}
        empty={
          <p className="rounded-control bg-paper-deep px-4 py-6 text-center text-ink-soft">
            {t("lines.empty")}
          </p>
        }
        columns={[
          {
            key: "product",
            header: t("column.product"),
            heading: true,
            className: "lg:w-[30%]",
            cell: (line) => (
              <span className="block py-1">
                <span className="mr-1">{nameOf(line)}</span>{" "}
                <span className="inline-block font-normal text-ink-soft">
                  {english ? line.facts.packEn : line.facts.packZh}
                </span>
                <span className="block font-normal text-ink-soft text-sm">
                  {localName(locale, { nameZh: line.facts.supplierName, nameEn: line.facts.supplierNameEn })}{" "}
                  · {line.facts.sku}
                </span>
              </span>
            ),
          },
          {
            key: "packs",
            header: t("column.packs"),
            className: "align-top",
            cell: (line) => (
              <PacksField
                line={line}
                label={t("lines.packs_of", { product: nameOf(line) })}
                unit={unitOf(line)}
                refused={refused.get(line.key)}
                onPacks={onPacks}
              />
            ),
          },
          {
            key: "price",
            header: t("column.price"),
            numeric: true,
            className: "min-w-24",
            cell: (line) => (
              <span>
                {line.unitPriceFen === null ? "—" : <Money fen={line.unitPriceFen} />}
                {line.cheaperFrom ? (
                  <span className="block whitespace-normal text-green text-xs">
                    {t("lines.cheaper", {
                      packs: line.cheaperFrom.packs,
                      price: formatMoney(line.cheaperFrom.unitPriceFen),
                    })}
                  </span>
                ) : null}
              </span>
            ),
          },
          {
            key: "amount",
            header: t("column.amount"),
            numeric: true,
            cell: (line) => (line.amountFen === null ? "—" : <Money fen={line.amountFen} />),
          },
          {
            key: "available",
            header: t("column.available"),
            numeric: true,
            cell: (line) =>
              line.facts.forSale ? (
                <span>
                  <Count value={Math.max(0, line.facts.availablePacks)} unit={unitOf(line)} />
                  <span className="block whitespace-normal text-ink-soft text-xs">
                    {t("lines.per_week", { count: formatCount(line.facts.weeklyCapacityPacks) })}
                  </span>
                </span>
              ) : (
                "—"
              ),
          },
          {
            key: "remove",
            header: <span className="sr-only">{t("column.remove")}</span>,
            className: "w-12 text-right",
            cell: (line) => (
              <Button
                name="intent"
                value={`remove:${line.index}`}
                variant="quiet"
                size="small"
                aria-label={t("lines.remove_of", { product: nameOf(line) })}
                onClick={(event) => {
                  event.preventDefault();
                  onRemove(line.key);
                }}
              >
                <X aria-hidden="true" className="size-4" />
              </Button>
            ),
          },
        ]}
      />
      {removed ? (
        <p role="status" className="mt-2 flex flex-wrap items-center gap-x-3 text-sm">
          {t("lines.removed", { product: removedFacts ? nameOf({ facts: removedFacts }) : "" })}
          <Button
            id="undo-remove"
            name="intent"
            value={`restore:${writeRemoved(removed)}`}
            variant="quiet"
            size="small"
            onClick={(event) => {
              event.preventDefault();
              onUndo();
            }}
          >
            {t("lines.undo")}
          </Button>
        </p>
      ) : null}
    </div>
  );
}

function PacksField({
  line,
  label,
  unit,
  refused = [],
  onPacks,
}: {
  line: Indexed;
  label: string;
  unit: string;
  refused?: string[];
  onPacks: (key: string, packs: string) => void;
}) {
  const t = useText("requisitions");
  const locale = useLocale();
  const sentence = textOf(locale, "errors") as (key: ErrorCode, values: Record<string, string>) => string;
  const live = line.problems.map(({ code, details }) => sentence(code, refusalValues(locale, details)));
  const said = [...new Set([...live, ...(line.packs === null ? refused : [])])];
  const name = `lines[${line.index}]`;
  return (
    <span className="block min-w-40 text-left">
      <input type="hidden" name={`${name}.key`} value={line.key} />
      <input type="hidden" name={`${name}.variantId`} value={line.variantId} />
      {line.unitPriceFen === null ? null : (
        <input type="hidden" name={`${name}.shownPriceFen`} value={line.unitPriceFen} />
      )}
      <Field
        label={label}
        hideLabel
        id={`lines-${line.index}-packs`}
        errors={said}
        hint={
          said.length > 0
            ? undefined
            : t("lines.rule", { moq: line.facts.moqPacks, multiple: line.facts.multiplePacks })
        }
      >
        <NumberInput
          dense
          name={`${name}.packs`}
          defaultValue={line.typedPacks}
          inputMode="numeric"
          maxLength={7}
          data-packs={line.index}
          data-line={line.key}
          placeholder={unit}
          onChange={(event) => onPacks(line.key, event.currentTarget.value)}
          onKeyDown={moveBetweenPacks}
        />
      </Field>
    </span>
  );
}

function moveBetweenPacks(event: KeyboardEvent<HTMLInputElement>) {
  const step = { ArrowDown: 1, Enter: 1, ArrowUp: -1 }[event.key];
  if (step === undefined || event.nativeEvent.isComposing) return;
  event.preventDefault();
  const index = Number(event.currentTarget.dataset.packs) + step;
  const next =
    document.querySelector<HTMLInputElement>(`[data-packs="${index}"]`) ??
    (event.key === "Enter" ? document.querySelector<HTMLInputElement>("#pack-search") : null);
  next?.focus();
  next?.select();
}
