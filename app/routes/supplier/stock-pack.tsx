import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { correctStock } from "#app/domain/catalogue/stock/correct.server.ts";
import { correctStockInput, receiveStockInput } from "#app/domain/catalogue/stock/input.ts";
import { receiveStock } from "#app/domain/catalogue/stock/receive.server.ts";
import { can } from "#app/domain/core/authorise.ts";
import { getStock, listMovements } from "#app/domain/reporting/supply/stock.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf, submitForm } from "#app/http/respond.server.ts";
import { localName } from "#app/i18n/locale.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { InstantText } from "#app/ui/elements/date.tsx";
import { formatCount } from "#app/ui/elements/format.ts";
import { Count } from "#app/ui/elements/quantity.tsx";
import { Word } from "#app/ui/elements/state.tsx";
import {
  FormErrors,
  formProps,
  NumberField,
  TextField,
  useActionForm,
} from "#app/ui/primitives/action-form.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { Card, EmptyState, Panel, Stat } from "#app/ui/primitives/card.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";
import { useRefused } from "#app/ui/workspace/use-refused.ts";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "supplier");
  const packId = args.params.packId ?? "";
  const locale = localeOf(args.request);
  const stock = await answer(() => getStock(ctx, packId));
  const pack = locale === "en" ? stock.packEn : stock.packZh;
  return {
    stock,
    unit: locale === "en" ? stock.unitEn : stock.unitZh,
    title: `${localName(locale, stock.product)} · ${pack}`,
    movements: await listMovements(ctx, packId),
    mayMove: can(ctx.actor, "stock.move"),
  };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAudience(args, "supplier");
  const variantId = args.params.packId ?? "";
  const { request } = args;
  const common = {
    request,
    fixed: { variantId },
    next: () => redirect(paths.supplierStockPack(variantId), 303),
  };
  return new URL(request.url).searchParams.get("do") === "correct"
    ? submitForm({ ...common, schema: correctStockInput, act: (input) => correctStock(ctx, input) })
    : submitForm({ ...common, schema: receiveStockInput, act: (input) => receiveStock(ctx, input) });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function StockPack() {
  const { stock, unit, title, movements, mayMove } = useLoaderData<typeof loader>();
  const t = useText("supply");
  const none = useText("common")("none");
  return (
    <WorkspacePage
      title={title}
      note={stock.sku}
      crumbs={[{ label: t("stock.title"), to: paths.supplierStock() }, { label: title }]}
    >
      <Card className="grid gap-4 p-4 sm:grid-cols-3">
        <Stat label={t("column.on_hand")}>
          <Count value={stock.onHandPacks} unit={unit} />
        </Stat>
        <Stat label={t("column.held")}>
          <Count value={stock.allocatedPacks} unit={unit} />
        </Stat>
        <Stat label={t("column.free")}>
          <Count value={stock.onHandPacks - stock.allocatedPacks} unit={unit} />
        </Stat>
      </Card>
      {mayMove ? (
        <div className="grid items-start gap-5 lg:grid-cols-2">
          <Receive key={`receive-${movements[0]?.id}`} />
          <Correct key={`correct-${movements[0]?.id}`} held={stock.allocatedPacks} />
        </div>
      ) : null}
      <Panel title={t("stock.movements")} flush>
        <Table
          caption={t("stock.movements")}
          rows={movements}
          rowKey={(row) => row.id}
          empty={<EmptyState title={t("stock.movements.empty")} />}
          columns={[
            {
              key: "when",
              header: t("stock.movement.when"),
              heading: true,
              cell: (row) => <InstantText at={row.createdAt} />,
            },
            {
              key: "kind",
              header: t("stock.movement.kind"),
              cell: (row) => <Word of="stockMovementKinds" is={row.kind} />,
            },
            {
              key: "packs",
              header: t("stock.movement.packs"),
              numeric: true,
              cell: (row) => (
                <>
                  {row.packs > 0 ? "+" : ""}
                  <Count value={row.packs} />
                </>
              ),
            },
            { key: "reason", header: t("stock.movement.reason"), cell: (row) => row.reason ?? none },
            { key: "by", header: t("stock.movement.by"), cell: (row) => row.by ?? none },
          ]}
        />
      </Panel>
    </WorkspacePage>
  );
}

const receiveFields = receiveStockInput.omit({ variantId: true });
const correctFields = correctStockInput.omit({ variantId: true });

function Receive() {
  const t = useText("supply");
  const [form, fields] = useActionForm(receiveFields, useRefused("receive", useActionData<typeof action>()), {
    id: "receive",
  });
  return (
    <Panel title={t("stock.receive")}>
      <Form method="post" action="?do=receive" {...formProps(form)} className="grid gap-4">
        <FormErrors
          form={form}
          labels={{ packs: t("stock.receive.packs"), reason: t("stock.receive.reason") }}
        />
        <NumberField field={fields.packs} label={t("stock.receive.packs")} />
        <TextField field={fields.reason} label={t("stock.receive.reason")} required={false} />
        <div>
          <Button variant="primary">{t("stock.receive")}</Button>
        </div>
      </Form>
    </Panel>
  );
}

function Correct({ held }: { held: number }) {
  const t = useText("supply");
  const [form, fields] = useActionForm(correctFields, useRefused("correct", useActionData<typeof action>()), {
    id: "correct",
  });
  return (
    <Panel title={t("stock.correct")} note={t("stock.correct.note", { held: formatCount(held) })}>
      <Form method="post" action="?do=correct" {...formProps(form)} className="grid gap-4">
        <FormErrors
          form={form}
          labels={{ countedPacks: t("stock.correct.packs"), reason: t("stock.correct.reason") }}
        />
        <NumberField field={fields.countedPacks} label={t("stock.correct.packs")} />
        <TextField field={fields.reason} label={t("stock.correct.reason")} />
        <div>
          <Button variant="secondary">{t("stock.correct")}</Button>
        </div>
      </Form>
    </Panel>
  );
}
