import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { editPack } from "#app/domain/catalogue/variant/edit-pack.server.ts";
import {
  editPackInput,
  setVariantTermsFormInput,
  setVariantTermsInput,
} from "#app/domain/catalogue/variant/input.ts";
import { setVariantTerms } from "#app/domain/catalogue/variant/set-terms.server.ts";
import { getOwnProduct, listPacks } from "#app/domain/reporting/supply/products.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { dropEmptyRows } from "#app/http/form-rows.ts";
import { answer, readForm, submitForm } from "#app/http/respond.server.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { givenEnglish } from "#app/kernel/english-name.ts";
import { paths } from "#app/paths.ts";
import { formatAmount, formatQuantity } from "#app/ui/elements/format.ts";
import { FormErrors, formProps, useActionForm } from "#app/ui/primitives/action-form.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { DescriptionList } from "#app/ui/primitives/facts.tsx";
import { PackFields, TermFields, TierFields, usePackLabels } from "#app/ui/supplier/pack-fields.tsx";
import { useRefused } from "#app/ui/workspace/use-refused.ts";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "supplier");
  const productId = args.params.productId ?? "";
  const [{ product }, packs] = await answer(() =>
    Promise.all([getOwnProduct(ctx, productId), listPacks(ctx, productId)]),
  );
  const pack = packs.find((row) => row.id === args.params.packId);
  if (!pack) throw new Response("variant.not_found", { status: 404 });
  return { pack, neverSold: product.state === "draft" && product.publishedAt === null };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAudience(args, "supplier");
  const { productId = "", packId = "" } = args.params;
  const next = () => redirect(paths.supplierPacks(productId), 303);
  const form = await readForm(args.request);
  if (new URL(args.request.url).searchParams.get("do") === "pack")
    return submitForm({
      request: args.request,
      form,
      schema: editPackInput,
      fixed: { variantId: packId },
      act: (input) => editPack(ctx, input),
      next,
    });
  dropEmptyRows(form, "tiers");
  return submitForm({
    request: args.request,
    form,
    schema: setVariantTermsInput,
    fixed: { variantId: packId },
    act: (input) => setVariantTerms(ctx, input),
    next,
  });
}

const packFields = editPackInput.omit({ variantId: true });

type Pack = ReturnType<typeof useLoaderData<typeof loader>>["pack"];

export default function PackPage() {
  const { pack, neverSold } = useLoaderData<typeof loader>();
  const t = useText("supply");
  const locale = useLocale();
  return (
    <>
      <h2 className="text-xl">{t("pack.title", { pack: locale === "en" ? pack.packEn : pack.packZh })}</h2>
      <Terms pack={pack} />
      {neverSold ? <What pack={pack} /> : <FixedWhat pack={pack} />}
    </>
  );
}

function Terms({ pack }: { pack: Pack }) {
  const t = useText("supply");
  const [form, fields] = useActionForm(
    setVariantTermsFormInput,
    useRefused("terms", useActionData<typeof action>()),
    {
      id: "terms",
      defaultValue: {
        moqPacks: String(pack.moqPacks),
        multiplePacks: String(pack.multiplePacks),
        weeklyCapacityPacks: String(pack.weeklyCapacityPacks),
        gtin: pack.gtin ?? "",
        isActive: pack.isActive,
        tiers: pack.tiers.map((tier) => ({
          fromPacks: String(tier.fromPacks),
          price: formatAmount(tier.unitPriceFen),
        })),
      },
    },
  );
  return (
    <Form method="post" action="?do=terms" {...formProps(form)} className="grid gap-5">
      <FormErrors form={form} labels={usePackLabels()} />
      <input type="hidden" name="position" value={pack.position} />
      <Panel title={t("pack.group.terms")}>
        <TermFields fields={fields} active={fields.isActive} />
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

function What({ pack }: { pack: Pack }) {
  const t = useText("supply");
  const [form, fields] = useActionForm(packFields, useRefused("pack", useActionData<typeof action>()), {
    id: "pack",
    defaultValue: {
      sku: pack.sku,
      packZh: pack.packZh,
      packEn: givenEnglish(pack.packEn, pack.packZh),
      unitZh: pack.unitZh,
      unitEn: givenEnglish(pack.unitEn, pack.unitZh),
      netKilograms: formatQuantity(pack.netGrams),
    },
  });
  return (
    <Form method="post" action="?do=pack" {...formProps(form)} className="grid gap-5">
      <FormErrors form={form} labels={usePackLabels()} />
      <Panel title={t("pack.group.what")}>
        <PackFields fields={fields} />
        <Button variant="secondary" className="mt-4">
          {t("save")}
        </Button>
      </Panel>
    </Form>
  );
}

function FixedWhat({ pack }: { pack: Pack }) {
  const t = useText("supply");
  return (
    <Panel title={t("pack.group.what")} note={t("pack.group.what.fixed")}>
      <DescriptionList
        columns={2}
        facts={[
          { term: t("pack.pack_zh"), value: pack.packZh },
          { term: t("pack.pack_en"), value: pack.packEn },
          { term: t("pack.unit_zh"), value: pack.unitZh },
          { term: t("pack.unit_en"), value: pack.unitEn },
          { term: t("pack.net"), value: formatQuantity(pack.netGrams) },
          { term: t("pack.sku"), value: pack.sku },
        ]}
      />
    </Panel>
  );
}
