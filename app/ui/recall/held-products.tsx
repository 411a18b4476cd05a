import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { resumeSaleInput } from "#app/domain/recall/recall/input.ts";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { StateBadge } from "#app/ui/elements/badge.tsx";
import { formatInstant } from "#app/ui/elements/format.ts";
import { LocalName } from "#app/ui/elements/name.tsx";
import {
  CheckboxField,
  FormErrors,
  formProps,
  NumberField,
  TextField,
  useActionForm,
} from "#app/ui/primitives/action-form.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { Disclosure } from "#app/ui/primitives/disclosure.tsx";
import type { RecallView } from "./view.ts";

type Held = RecallView["products"][number];

/** The products that the recall took off sale, each with the form that puts it back. */
export function HeldProducts({
  products,
  mayResume,
  refused,
  refusedProduct,
}: Pick<RecallView, "products"> & {
  mayResume: boolean;
  refused: SubmissionResult<string[]> | undefined;
  /** The product whose form was refused. */
  refusedProduct: string | null;
}) {
  const t = useText("recall");
  return (
    <ul className="grid gap-4">
      {products.map((product) => (
        <li key={product.id} className="grid gap-2">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="font-medium">
              <LocalName of={product} />
            </span>
            {product.resumedAt ? (
              <StateBadge tone="done">
                {t("resume.done", { at: formatInstant(product.resumedAt), by: product.resumedBy ?? "" })}
              </StateBadge>
            ) : (
              <StateBadge tone="refused">{t("resume.held")}</StateBadge>
            )}
          </p>
          {product.statement ? <p className="text-ink-soft text-sm">{product.statement}</p> : null}
          {mayResume && !product.resumedAt ? (
            <ResumeForm product={product} refused={refusedProduct === product.id ? refused : undefined} />
          ) : null}
        </li>
      ))}
    </ul>
  );
}

const fieldsOfForm = resumeSaleInput.omit({ recallId: true, productId: true });

/** Counts every pack without the recalled goods, and declares so. */
function ResumeForm({
  product,
  refused,
}: {
  product: Held;
  refused: SubmissionResult<string[]> | undefined;
}) {
  const t = useText("recall");
  const locale = useLocale();
  const english = locale === "en";
  const [form, fields] = useActionForm(fieldsOfForm, refused, {
    id: `resume-${product.id}`,
    defaultValue: {
      counts: product.packs.map((pack) => ({ variantId: pack.variantId, countedPacks: "" })),
    },
  });
  const rows = fields.counts.getFieldList();
  const labelOf = (pack: Held["packs"][number]) =>
    t("resume.count", {
      pack: english ? pack.packEn : pack.packZh,
      unit: english ? pack.unitEn : pack.unitZh,
    });
  const labels = {
    declared: t("resume.declared"),
    ...Object.fromEntries(
      product.packs.map((pack, index) => [`counts[${index}].countedPacks`, labelOf(pack)]),
    ),
  };
  return (
    <Disclosure
      summary={t("resume.title", { product: localName(locale, product) })}
      open={refused !== undefined}
    >
      <Form
        method="post"
        action={`?do=resume&product=${product.id}`}
        {...formProps(form)}
        className="grid max-w-2xl gap-4"
      >
        <p className="text-ink-soft">{t("resume.note")}</p>
        <FormErrors form={form} labels={labels} />
        <div className="grid gap-4 sm:grid-cols-2">
          {product.packs.map((pack, index) => {
            const count = rows[index]?.getFieldset();
            return count ? (
              <div key={pack.variantId}>
                <input type="hidden" name={count.variantId.name} value={pack.variantId} />
                <NumberField
                  field={count.countedPacks}
                  label={labelOf(pack)}
                  hint={t("resume.count.hint", {
                    onHand: pack.onHandPacks,
                    allocated: pack.allocatedPacks,
                  })}
                  inputMode="numeric"
                  required
                />
              </div>
            ) : null;
          })}
        </div>
        <TextField field={fields.statement} label={t("resume.statement")} />
        <CheckboxField field={fields.declared} label={labels.declared} />
        <Button type="submit" className="justify-self-start">
          {t("resume.submit")}
        </Button>
      </Form>
    </Disclosure>
  );
}
