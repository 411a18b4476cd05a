import { useText } from "#app/i18n/use-text.tsx";
import { CheckboxField, type FormField, NumberField, TextField } from "#app/ui/primitives/action-form.tsx";
import { TextInput } from "#app/ui/primitives/controls.tsx";
import { FieldErrors } from "#app/ui/primitives/field.tsx";

/** How many price tiers a form offers; empty rows are left out. */
const TIER_ROWS = 5;

/** The most tiers a pack may have. */
const MOST_TIERS = 10;

type PackFields = Record<"sku" | "packZh" | "packEn" | "unitZh" | "unitEn" | "netKilograms", FormField>;

/** What a pack is. */
export function PackFields({ fields }: { fields: PackFields }) {
  const t = useText("supply");
  return (
    <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
      <TextField field={fields.packZh} label={t("pack.pack_zh")} hint={t("pack.pack_zh.hint")} />
      <TextField field={fields.packEn} label={t("pack.pack_en")} hint={t("pack.pack_en.hint")} />
      <TextField field={fields.unitZh} label={t("pack.unit_zh")} hint={t("pack.unit_zh.hint")} />
      <TextField field={fields.unitEn} label={t("pack.unit_en")} hint={t("pack.unit_en.hint")} />
      <NumberField field={fields.netKilograms} label={t("pack.net")} />
      <TextField field={fields.sku} label={t("pack.sku")} hint={t("pack.sku.hint")} />
    </div>
  );
}

type TermFields = Record<"moqPacks" | "multiplePacks" | "weeklyCapacityPacks" | "gtin", FormField>;

/** How a pack is sold, but for its prices. */
export function TermFields({ fields, active }: { fields: TermFields; active?: FormField }) {
  const t = useText("supply");
  return (
    <div className="grid gap-x-6 gap-y-4 sm:grid-cols-3">
      <NumberField field={fields.moqPacks} label={t("pack.moq")} />
      <NumberField field={fields.multiplePacks} label={t("pack.multiple")} />
      <NumberField
        field={fields.weeklyCapacityPacks}
        label={t("pack.capacity")}
        hint={t("pack.capacity.hint")}
      />
      <TextField
        field={fields.gtin}
        label={t("pack.gtin")}
        hint={t("pack.gtin.hint")}
        required={false}
        inputMode="numeric"
        maxLength={20}
      />
      {active ? <CheckboxField field={active} label={t("pack.active")} /> : null}
    </div>
  );
}

/** The names of a pack's fields, for the list of what is wrong above the form. */
export function usePackLabels(): Record<string, string> {
  const t = useText("supply");
  const labels: Record<string, string> = {
    packZh: t("pack.pack_zh"),
    packEn: t("pack.pack_en"),
    unitZh: t("pack.unit_zh"),
    unitEn: t("pack.unit_en"),
    netKilograms: t("pack.net"),
    sku: t("pack.sku"),
    moqPacks: t("pack.moq"),
    multiplePacks: t("pack.multiple"),
    weeklyCapacityPacks: t("pack.capacity"),
    gtin: t("pack.gtin"),
    tiers: t("pack.group.tiers"),
  };
  for (let row = 0; row < MOST_TIERS; row++) {
    labels[`tiers[${row}].fromPacks`] = t("pack.tier.row", { row: row + 1 });
    labels[`tiers[${row}].price`] = t("pack.tier.row", { row: row + 1 });
  }
  return labels;
}

type Errors = Readonly<Record<string, string[] | undefined>>;

/** The price tiers of a pack, one row each; more rows than needed, so that it works without script. */
export function TierFields({
  form,
  tiers,
}: {
  form: { id: string; allErrors: Errors };
  tiers: { name: string; initialValue?: unknown };
}) {
  const t = useText("supply");
  const typed: readonly unknown[] = Array.isArray(tiers.initialValue) ? tiers.initialValue : [];
  const offered = Math.min(Math.max(TIER_ROWS, typed.length + 1), MOST_TIERS);
  return (
    <div className="grid gap-3">
      <p className="text-ink-soft text-sm">{t("pack.group.tiers.note")}</p>
      <FieldErrors id={`${form.id}-${tiers.name}-error`} errors={form.allErrors[tiers.name]} />
      <ul id={`${form.id}-${tiers.name}`} tabIndex={-1} className="grid max-w-xl gap-2">
        <li aria-hidden="true" className="grid grid-cols-[4rem_1fr_1fr] gap-x-3 text-ink-soft text-sm">
          <span />
          <span className="text-right">{t("pack.tier.from")}</span>
          <span className="text-right">{t("pack.tier.price")}</span>
        </li>
        {Array.from({ length: offered }, (_, row) => (
          <li key={row} className="grid grid-cols-[4rem_1fr_1fr] items-start gap-x-3">
            <span className="py-1.5 text-ink-soft text-sm">{t("pack.tier.row", { row: row + 1 })}</span>
            {(["fromPacks", "price"] as const).map((field) => {
              const name = `${tiers.name}[${row}].${field}`;
              return (
                <TierInput
                  key={field}
                  id={`${form.id}-${name}`}
                  name={name}
                  label={t(field === "price" ? "pack.tier.price" : "pack.tier.from")}
                  value={typedText(typed[row], field)}
                  errors={form.allErrors[name]}
                />
              );
            })}
          </li>
        ))}
      </ul>
    </div>
  );
}

function typedText(row: unknown, field: string): string | undefined {
  const value = row && typeof row === "object" ? (row as Record<string, unknown>)[field] : undefined;
  return typeof value === "string" ? value : undefined;
}

function TierInput({
  id,
  name,
  label,
  value,
  errors,
}: {
  id: string;
  name: string;
  label: string;
  value: string | undefined;
  errors: string[] | undefined;
}) {
  return (
    <span className="grid gap-1">
      <TextInput
        dense
        id={id}
        name={name}
        aria-label={label}
        inputMode="decimal"
        autoComplete="off"
        className="figures text-right"
        defaultValue={value}
        aria-invalid={errors ? true : undefined}
        aria-describedby={errors ? `${id}-error` : undefined}
      />
      <FieldErrors id={`${id}-error`} errors={errors} />
    </span>
  );
}
