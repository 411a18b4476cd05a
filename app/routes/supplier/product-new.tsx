import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { createProduct } from "#app/domain/catalogue/product/create.server.ts";
import { createProductInput } from "#app/domain/catalogue/product/input.ts";
import {
  listCounties,
  listOwnBaseChoices,
  listSellableIndustries,
} from "#app/domain/reporting/supply/choices.server.ts";
import { keptForm, requireSender } from "#app/http/kept-form.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { localeOf, submitForm } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { KeptFormNotice } from "#app/ui/workspace/kept-form-notice.tsx";
import { ProductForm } from "#app/ui/supplier/product-form.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "supplier");
  const [industries, counties, bases] = await Promise.all([
    listSellableIndustries(ctx),
    listCounties(ctx),
    listOwnBaseChoices(ctx),
  ]);
  const title = textFor(localeOf(args.request), "supply")("products.new");
  return {
    choices: { industries, counties, bases },
    kept: keptForm(args.request),
    countyCode: ctx.actor.countyCode ?? "",
    title,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, form } = await requireSender(args, "supplier");
  return submitForm({
    request: args.request,
    form,
    schema: createProductInput,
    act: (input) => createProduct(ctx, input),
    next: (product) => redirect(paths.supplierProduct(product.id), 303),
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function NewProduct() {
  const { choices, kept, countyCode, title } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useText("supply");
  return (
    <WorkspacePage
      title={title}
      note={t("details.new_note")}
      crumbs={[{ label: t("products.title"), to: paths.supplierProducts() }, { label: title }]}
    >
      {kept ? <KeptFormNotice /> : null}
      <ProductForm choices={choices} values={{ countyCode, leadDays: 3 }} refused={refused?.form ?? kept} />
    </WorkspacePage>
  );
}
