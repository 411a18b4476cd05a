import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { addPriceEvidence } from "#app/domain/catalogue/price/add-evidence.server.ts";
import { removePriceEvidence } from "#app/domain/catalogue/price/remove-evidence.server.ts";
import { addPriceEvidenceInput, removePriceEvidenceInput } from "#app/domain/catalogue/variant/input.ts";
import { can } from "#app/domain/core/authorise.ts";
import { getOwnProduct, listPriceEvidence } from "#app/domain/reporting/supply/products.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, submitForm } from "#app/http/respond.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { Money } from "#app/ui/elements/money.tsx";
import {
  FormErrors,
  formProps,
  NumberField,
  TextField,
  useActionForm,
} from "#app/ui/primitives/action-form.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { EmptyState, Panel } from "#app/ui/primitives/card.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import { useRefused } from "#app/ui/workspace/use-refused.ts";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "supplier");
  const productId = args.params.productId ?? "";
  const [, evidence] = await answer(() =>
    Promise.all([getOwnProduct(ctx, productId), listPriceEvidence(ctx, productId)]),
  );
  return { evidence, mayEdit: can(ctx.actor, "product.edit") };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAudience(args, "supplier");
  const productId = args.params.productId ?? "";
  const { request } = args;
  const next = () => redirect(paths.supplierPriceEvidence(productId), 303);
  if (new URL(request.url).searchParams.get("do") === "remove")
    return submitForm({
      request,
      schema: removePriceEvidenceInput,
      fixed: { productId },
      act: (input) => removePriceEvidence(ctx, input),
      next,
    });
  return submitForm({
    request,
    schema: addPriceEvidenceInput,
    fixed: { productId },
    act: (input) => addPriceEvidence(ctx, input),
    next,
  });
}

export default function PriceEvidence() {
  const { evidence, mayEdit } = useLoaderData<typeof loader>();
  const t = useText("supply");
  return (
    <>
      <Table
        caption={t("evidence.caption")}
        rows={evidence}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t("evidence.empty")}>{t("evidence.note")}</EmptyState>}
        columns={[
          {
            key: "basis",
            header: t("evidence.basis"),
            heading: true,
            cell: (row) => (
              <>
                {row.sourceUrl ? (
                  <a href={row.sourceUrl} rel="noreferrer nofollow" target="_blank">
                    {row.basis}
                  </a>
                ) : (
                  row.basis
                )}
                {row.isDemo ? <DemoMark className="ml-2" /> : null}
              </>
            ),
          },
          { key: "pack", header: t("evidence.pack"), cell: (row) => row.packZh },
          {
            key: "range",
            header: t("evidence.range"),
            numeric: true,
            cell: (row) => (
              <>
                <Money fen={row.lowFen} /> – <Money fen={row.highFen} />
              </>
            ),
          },
          {
            key: "remove",
            header: "",
            cell: (row) =>
              mayEdit ? (
                <Form method="post" action="?do=remove">
                  <input type="hidden" name="evidenceId" value={row.id} />
                  <Button size="small" variant="danger">
                    {t("photographs.remove")}
                  </Button>
                </Form>
              ) : null,
          },
        ]}
      />
      {mayEdit ? <AddForm key={evidence.at(-1)?.id} /> : null}
    </>
  );
}

const evidenceFields = addPriceEvidenceInput.omit({ productId: true });

function AddForm() {
  const t = useText("supply");
  const [form, fields] = useActionForm(evidenceFields, useRefused("add", useActionData<typeof action>()), {
    id: "evidence",
  });
  return (
    <Panel title={t("evidence.add")} note={t("evidence.note")}>
      <Form method="post" action="?do=add" {...formProps(form)} className="grid gap-4 sm:grid-cols-2">
        <div className="empty:hidden sm:col-span-2">
          <FormErrors
            form={form}
            labels={{
              packZh: t("evidence.pack"),
              basis: t("evidence.basis"),
              low: t("evidence.low"),
              high: t("evidence.high"),
              sourceUrl: t("evidence.source"),
            }}
          />
        </div>
        <TextField field={fields.packZh} label={t("evidence.pack")} />
        <TextField field={fields.basis} label={t("evidence.basis")} hint={t("evidence.basis.hint")} />
        <NumberField field={fields.low} label={t("evidence.low")} />
        <NumberField field={fields.high} label={t("evidence.high")} />
        <TextField field={fields.sourceUrl} label={t("evidence.source")} type="url" required={false} />
        <div className="self-end">
          <Button variant="primary">{t("evidence.add")}</Button>
        </div>
      </Form>
    </Panel>
  );
}
