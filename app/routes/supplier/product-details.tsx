import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { editProduct } from "#app/domain/catalogue/product/edit.server.ts";
import { editProductInput } from "#app/domain/catalogue/product/input.ts";
import {
  listCounties,
  listOwnBaseChoices,
  listSellableIndustries,
} from "#app/domain/reporting/supply/choices.server.ts";
import { getOwnProduct, listClaims } from "#app/domain/reporting/supply/products.server.ts";
import { keptForm, requireSender } from "#app/http/kept-form.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, submitForm } from "#app/http/respond.server.ts";
import { givenEnglish } from "#app/kernel/english-name.ts";
import { paths } from "#app/paths.ts";
import { KeptFormNotice } from "#app/ui/workspace/kept-form-notice.tsx";
import { ProductForm } from "#app/ui/supplier/product-form.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "supplier");
  const productId = args.params.productId ?? "";
  const [{ product }, claims, industries, counties, bases] = await answer(() =>
    Promise.all([
      getOwnProduct(ctx, productId),
      listClaims(ctx, productId),
      listSellableIndustries(ctx),
      listCounties(ctx),
      listOwnBaseChoices(ctx),
    ]),
  );
  return {
    choices: { industries, counties, bases },
    kept: keptForm(args.request),
    values: {
      productId,
      revision: product.revision,
      nameZh: product.nameZh,
      nameEn: givenEnglish(product.nameEn, product.nameZh),
      industryCode: product.industryCode,
      countyCode: product.countyCode,
      baseId: product.baseId ?? "",
      family: product.family,
      descriptionZh: product.descriptionZh,
      descriptionEn: product.descriptionEn,
      storageClass: product.storageClass,
      processing: product.processing,
      taxTreatment: product.taxTreatment,
      seasonFromMonth: product.seasonFromMonth ?? "",
      seasonToMonth: product.seasonToMonth ?? "",
      leadDays: product.leadDays,
      shelfLifeDays: product.shelfLifeDays ?? "",
      claims: claims.join("\n"),
    },
  };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, form } = await requireSender(args, "supplier");
  const productId = args.params.productId ?? "";
  return submitForm({
    request: args.request,
    form,
    schema: editProductInput,
    fixed: { productId },
    act: (input) => editProduct(ctx, input),
    next: () => redirect(paths.supplierProduct(productId), 303),
  });
}

export default function ProductDetails() {
  const { choices, kept, values } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.form;
  return (
    <>
      {kept ? <KeptFormNotice /> : null}
      <ProductForm choices={choices} values={values} refused={refused ?? kept} />
    </>
  );
}
