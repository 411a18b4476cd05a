import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import {
  productInput,
  productRevisionInput,
  returnProductInput,
  suspendProductInput,
} from "#app/domain/catalogue/product/input.ts";
import { reinstateProduct } from "#app/domain/catalogue/product/reinstate.server.ts";
import { returnProduct } from "#app/domain/catalogue/product/return.server.ts";
import { suspendProduct } from "#app/domain/catalogue/product/suspend.server.ts";
import { verifyProduct } from "#app/domain/catalogue/product/verify.server.ts";
import { earliestDispatchOn } from "#app/domain/certification/listing/check.server.ts";
import { saleCoverOf } from "#app/domain/certification/listing/cover.server.ts";
import { listingProblem } from "#app/domain/certification/listing/problems.ts";
import { can } from "#app/domain/core/authorise.ts";
import { getReviewedProduct } from "#app/domain/reporting/review/products.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf, refusalText, submitForm } from "#app/http/respond.server.ts";
import { localName } from "#app/i18n/locale.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { State } from "#app/ui/elements/state.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { ErrorSummary, Notice } from "#app/ui/primitives/notice.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";
import { ProductDecision } from "#app/ui/official/product-decision.tsx";
import { ReviewedPacks, ReviewedPictures, ReviewedSupplier } from "#app/ui/official/reviewed-product.tsx";
import { SaleCover } from "#app/ui/official/sale-cover.tsx";
import { ProductFacts } from "#app/ui/supplier/product-facts.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const found = await answer(() => getReviewedProduct(ctx, args.params.productId ?? ""));
  const locale = localeOf(args.request);
  const { lacking, waivers } = await saleCoverOf(ctx, found.product.id);
  const dispatchOn = earliestDispatchOn(ctx.now, found.product.leadDays);
  const cover = {
    dispatchOn,
    waivers,
    problems: lacking.map((problem) => {
      const { code, details } = listingProblem(problem, dispatchOn);
      return refusalText(locale, code, { ...details, scheme: localName(locale, problem) });
    }),
  };
  return {
    ...found,
    cover,
    title: localName(locale, found.product),
    maySuspend: can(ctx.actor, "product.suspend"),
  };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const productId = args.params.productId ?? "";
  const { request } = args;
  const common = {
    request,
    fixed: { productId },
    next: () => redirect(paths.officialProduct(productId), 303),
  };
  switch (new URL(request.url).searchParams.get("do")) {
    case "verify":
      return submitForm({
        ...common,
        schema: productRevisionInput,
        act: (input) => verifyProduct(ctx, input),
      });
    case "return":
      return submitForm({ ...common, schema: returnProductInput, act: (input) => returnProduct(ctx, input) });
    case "suspend":
      return submitForm({
        ...common,
        schema: suspendProductInput,
        act: (input) => suspendProduct(ctx, input),
      });
    case "reinstate":
      return submitForm({ ...common, schema: productInput, act: (input) => reinstateProduct(ctx, input) });
    default:
      throw new Response("request.invalid", { status: 400 });
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** A product as its reviewer reads it: what it claims at the left, the decision beside it. */
export default function ReviewedProduct() {
  const {
    product,
    county,
    industry,
    base,
    supplier,
    packs,
    claims,
    photographs,
    evidence,
    cover,
    title,
    maySuspend,
  } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const t = useText("supply");
  const plain: string[] = answered?.form.error?.[""] ?? [];
  return (
    <WorkspacePage
      title={title}
      status={
        <>
          <State of="productStates" is={product.state} />
          {product.isDemo ? <DemoMark /> : null}
        </>
      }
      crumbs={[{ label: t("review.products.title"), to: paths.officialProducts() }, { label: title }]}
    >
      <ErrorSummary entries={plain.map((message) => ({ message }))} />
      {base === null ? <Notice tone="warning">{t("review.no_base")}</Notice> : null}
      {base !== null && base.countyCode !== product.countyCode ? (
        <Notice tone="danger">{t("review.base_elsewhere")}</Notice>
      ) : null}
      <div className="grid items-start gap-5 xl:grid-cols-[1fr_22rem]">
        <div className="grid gap-5">
          <Panel title={t("facts")}>
            <ProductFacts product={product} industry={industry} county={county} base={base} />
          </Panel>
          <ReviewedPacks packs={packs} evidence={evidence} />
          <ReviewedPictures photographs={photographs} claims={claims} />
        </div>
        <div className="grid gap-5">
          <ProductDecision product={product} maySuspend={maySuspend} answered={answered} />
          <SaleCover
            {...cover}
            waivePath={paths.officialWaiverNew({ supplier: product.organisationId, product: product.id })}
          />
          <ReviewedSupplier supplier={supplier} base={base} />
        </div>
      </div>
    </WorkspacePage>
  );
}
