import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { createBatch } from "#app/domain/provenance/batch/create.server.ts";
import { createBatchInput } from "#app/domain/provenance/batch/input.ts";
import { listOwnBaseChoices, listOwnProductChoices } from "#app/domain/reporting/supply/choices.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { localeOf, submitForm } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import {
  CheckboxField,
  DateField,
  FormErrors,
  formProps,
  NumberField,
  SelectField,
  TextField,
  useActionForm,
} from "#app/ui/primitives/action-form.tsx";
import { Button, LinkButton } from "#app/ui/primitives/button.tsx";
import { Card, EmptyState } from "#app/ui/primitives/card.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";
import { namedChoices } from "#app/ui/supplier/choices.ts";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "supplier");
  const [products, bases] = await Promise.all([listOwnProductChoices(ctx), listOwnBaseChoices(ctx)]);
  const productId = new URL(args.request.url).searchParams.get("product") ?? "";
  return { products, bases, productId, title: textFor(localeOf(args.request), "supply")("batches.new") };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAudience(args, "supplier");
  return submitForm({
    request: args.request,
    schema: createBatchInput,
    act: (input) => createBatch(ctx, input),
    next: (batch) => redirect(paths.supplierBatch(batch.id), 303),
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function NewBatch() {
  const { products, bases, productId, title } = useLoaderData<typeof loader>();
  const t = useText("supply");
  const locale = useLocale();
  const [form, fields] = useActionForm(createBatchInput, useActionData<typeof action>()?.form, {
    id: "batch",
    defaultValue: { productId, recordsSteps: true },
  });
  return (
    <WorkspacePage
      title={title}
      note={t("batches.empty.note")}
      crumbs={[{ label: t("batches.title"), to: paths.supplierBatches() }, { label: title }]}
    >
      {products.length === 0 ? (
        <EmptyState
          title={t("products.empty")}
          action={<LinkButton to={paths.supplierProducts()}>{t("products.title")}</LinkButton>}
        >
          {t("products.empty.note")}
        </EmptyState>
      ) : (
        <Card className="p-4">
          <Form method="post" {...formProps(form)} className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
            <div className="empty:hidden sm:col-span-2">
              <FormErrors
                form={form}
                labels={{
                  productId: t("batch.product"),
                  baseId: t("batch.base"),
                  harvestedOn: t("batch.harvested_on"),
                  packedOn: t("batch.packed_on"),
                  bestBeforeOn: t("batch.best_before_on"),
                  quantityKilograms: t("batch.quantity"),
                  supplierCode: t("batch.supplier_code"),
                }}
              />
            </div>
            <SelectField
              field={fields.productId}
              label={t("batch.product")}
              choices={namedChoices(locale, products)}
            />
            <SelectField
              field={fields.baseId}
              label={t("batch.base")}
              required={false}
              placeholder={t("batch.base.own")}
              choices={namedChoices(locale, bases)}
            />
            <DateField field={fields.harvestedOn} label={t("batch.harvested_on")} />
            <DateField field={fields.packedOn} label={t("batch.packed_on")} />
            <DateField
              field={fields.bestBeforeOn}
              label={t("batch.best_before_on")}
              hint={t("batch.best_before_on.hint")}
              required={false}
            />
            <NumberField field={fields.quantityKilograms} label={t("batch.quantity")} />
            <TextField field={fields.supplierCode} label={t("batch.supplier_code")} required={false} />
            <div className="sm:col-span-2">
              <CheckboxField
                field={fields.recordsSteps}
                label={t("batch.records_steps")}
                hint={t("batch.records_steps.hint")}
              />
            </div>
            <div className="sm:col-span-2">
              <Button variant="primary">{t("save.draft")}</Button>
            </div>
          </Form>
        </Card>
      )}
    </WorkspacePage>
  );
}
