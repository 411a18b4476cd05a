import { ShoppingBasket } from "lucide-react";
import type { ShownVariant } from "#app/domain/reporting/storefront/product.server.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { formatCount, unitWord } from "#app/ui/elements/format.ts";
import { Button } from "#app/ui/primitives/button.tsx";
import { NumberInput, Select } from "#app/ui/primitives/controls.tsx";
import { Field } from "#app/ui/primitives/field.tsx";
import { localPack } from "./words.ts";

/** Pack and quantity, carried to the order table of the buyer's institution. A plain form: it needs no script. */
export function AddToOrder({
  productId,
  variants,
}: {
  productId: string;
  variants: readonly ShownVariant[];
}) {
  const t = useText("shop");
  const locale = useLocale();
  const [first] = variants;
  if (!first) return null;
  return (
    <form
      method="post"
      action={paths.addToOrder(productId)}
      className="mt-4 grid grid-cols-[7.5rem_1fr] items-end gap-3 rounded-card border border-line bg-white p-4 shadow-card sm:grid-cols-[1fr_8.5rem_auto]"
    >
      <Field id="order-variant" label={t("add.variant")} className="max-sm:col-span-2">
        <Select
          name="variant"
          placeholder={null}
          defaultValue={first.id}
          choices={variants.map((variant) => {
            const { pack, unit } = localPack(locale, variant);
            return {
              value: variant.id,
              label: t("add.choice", {
                pack,
                packs: formatCount(variant.moqPacks),
                unit: unitWord(unit, variant.moqPacks),
              }),
            };
          })}
        />
      </Field>
      <Field id="order-packs" label={t("add.packs")} required>
        <NumberInput name="packs" inputMode="numeric" maxLength={7} defaultValue={first.moqPacks} />
      </Field>
      <Button variant="primary">
        <ShoppingBasket aria-hidden="true" className="size-4" />
        {t("add.submit")}
      </Button>
      <p className="col-span-full text-ink-soft text-sm">{t("add.note")}</p>
    </form>
  );
}
