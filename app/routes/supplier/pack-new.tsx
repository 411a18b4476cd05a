import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData } from "@remix-run/react";
import { addVariant } from "#app/domain/catalogue/variant/add.server.ts";
import { addVariantFormInput, addVariantInput } from "#app/domain/catalogue/variant/input.ts";
import { getOwnProduct } from "#app/domain/reporting/supply/products.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { dropEmptyRows } from "#app/http/form-rows.ts";
import { answer, readForm, submitForm } from "#app/http/respond.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { FormErrors, formProps, useActionForm } from "#app/ui/primitives/action-form.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { PackFields, TermFields, TierFields, usePackLabels } from "#app/ui/supplier/pack-fields.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "supplier");
  await answer(() => getOwnProduct(ctx, args.params.productId ?? ""));
  return null;
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAudience(args, "supplier");
  const productId = args.params.productId ?? "";
  const form = await readForm(args.request);
  dropEmptyRows(form, "tiers");
  return submitForm({
    request: args.request,
    form,
    schema: addVariantInput,
    fixed: { productId },
    act: (input) => addVariant(ctx, input),
    next: () => redirect(paths.supplierPacks(productId), 303),
  });
}

export default function NewPack() {
  const t = useText("supply");
  const refused = useActionData<typeof action>();
  const [form, fields] = useActionForm(addVariantFormInput, refused?.form, {
    id: "pack",
    defaultValue: { multiplePacks: "1" },
  });
  return (
    <Form method="post" {...formProps(form)} className="grid gap-5">
      <FormErrors form={form} labels={usePackLabels()} />
      <Panel title={t("pack.group.what")}>
        <PackFields fields={fields} />
      </Panel>
      <Panel title={t("pack.group.terms")}>
        <TermFields fields={fields} />
      </Panel>
      <Panel title={t("pack.group.tiers")}>
        <TierFields form={form} tiers={fields.tiers} />
      </Panel>
      <div>
        <Button variant="primary">{t("save")}</Button>
      </div>
    </Form>
  );
}
