import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { productInput, productRevisionInput } from "#app/domain/catalogue/product/input.ts";
import { submitProduct } from "#app/domain/catalogue/product/submit.server.ts";
import { withdrawProduct } from "#app/domain/catalogue/product/withdraw.server.ts";
import { checkListing, earliestDispatchOn } from "#app/domain/certification/listing/check.server.ts";
import { saleCoverOf } from "#app/domain/certification/listing/cover.server.ts";
import { can } from "#app/domain/core/authorise.ts";
import { getOwnProduct, listClaims } from "#app/domain/reporting/supply/products.server.ts";
import { publishListing } from "#app/flows/publish-listing.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf, refusalText, submitForm } from "#app/http/respond.server.ts";
import { localName } from "#app/i18n/locale.ts";
import { useText } from "#app/i18n/use-text.tsx";
import type { ErrorCode } from "#app/kernel/errors.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/primitives/button.tsx";
import { Panel, Tag } from "#app/ui/primitives/card.tsx";
import { ConfirmDisclosure } from "#app/ui/primitives/disclosure.tsx";
import { ErrorSummary } from "#app/ui/primitives/notice.tsx";
import { ListingChecklist } from "#app/ui/supplier/listing-checklist.tsx";
import { ProductFacts } from "#app/ui/supplier/product-facts.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "supplier");
  const productId = args.params.productId ?? "";
  const locale = localeOf(args.request);
  const found = await answer(() => getOwnProduct(ctx, productId));
  const [claims, problems, { waivers }] = await Promise.all([
    listClaims(ctx, productId),
    checkListing(ctx, productId),
    saleCoverOf(ctx, productId),
  ]);
  const { product } = found;
  const mayEdit = can(ctx.actor, "product.edit");
  return {
    ...found,
    claims,
    waivers,
    dispatchOn: earliestDispatchOn(ctx.now, product.leadDays),
    problems: (problems ?? [])
      .filter((problem) => product.state !== "published" || problem.code !== "listing.product_not_verified")
      .map(({ code, details, scheme }) => ({
        text: refusalText(locale, code, scheme ? { ...details, scheme: localName(locale, scheme) } : details),
        to: mayEdit ? mendingPath(code, productId) : null,
      })),
    mayEdit,
  };
}

/** Where its supplier mends what keeps a product off sale; null for what waits for others. */
function mendingPath(code: ErrorCode, productId: string): string | null {
  switch (code) {
    case "listing.base_missing":
    case "listing.base_elsewhere":
      return paths.supplierProductDetails(productId);
    case "listing.variant_missing":
    case "listing.price_missing":
      return paths.supplierPacks(productId);
    case "listing.certificate_missing":
    case "listing.certificate_expired":
    case "listing.certificate_rejected":
    case "listing.certificate_revoked":
      return paths.supplierCertificateNew();
    default:
      return null;
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAudience(args, "supplier");
  const productId = args.params.productId ?? "";
  const next = () => redirect(paths.supplierProduct(productId), 303);
  const { request } = args;
  switch (new URL(request.url).searchParams.get("do")) {
    case "submit":
      return submitForm({
        request,
        schema: productRevisionInput,
        fixed: { productId },
        act: (input) => submitProduct(ctx, input),
        next,
      });
    case "publish":
      return submitForm({
        request,
        schema: productInput,
        fixed: { productId },
        act: (input) => publishListing(ctx, input),
        next,
      });
    case "withdraw":
      return submitForm({
        request,
        schema: productInput,
        fixed: { productId },
        act: (input) => withdrawProduct(ctx, input),
        next,
      });
    default:
      throw new Response("request.invalid", { status: 400 });
  }
}

export default function ProductOverview() {
  const { product, industry, county, base, claims, waivers, problems, dispatchOn, mayEdit } =
    useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useText("supply");
  const messages = Object.values<string[] | null>(refused?.form.error ?? {}).flatMap(
    (errors) => errors ?? [],
  );
  return (
    <>
      <ErrorSummary entries={[...new Set(messages)].map((message) => ({ message }))} />
      {mayEdit ? <NextAct state={product.state} revision={product.revision} /> : null}
      <ListingChecklist
        problems={problems}
        waivers={waivers}
        dispatchOn={dispatchOn}
        onSale={product.state === "published"}
      />
      <Panel
        title={t("facts")}
        actions={
          product.state === "published" ? (
            <a href={paths.product(product.id)}>{t("fact.public_page")}</a>
          ) : null
        }
      >
        <ProductFacts product={product} industry={industry} county={county} base={base} />
      </Panel>
      {claims.length > 0 ? (
        <Panel title={t("fact.claims")} note={t("fact.claims.note")}>
          <ul className="flex flex-wrap gap-2">
            {claims.map((claim) => (
              <li key={claim}>
                <Tag>{claim}</Tag>
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
    </>
  );
}

function NextAct({ state, revision }: { state: string; revision: number }) {
  const t = useText("supply");
  switch (state) {
    case "draft":
      return (
        <Form method="post" action="?index&do=submit">
          <input type="hidden" name="revision" value={revision} />
          <Button variant="primary">{t("submit")}</Button>
        </Form>
      );
    case "verified":
    case "withdrawn":
      return (
        <Form method="post" action="?index&do=publish">
          <Button variant="primary">{t("publish")}</Button>
        </Form>
      );
    case "published":
      return (
        <ConfirmDisclosure label={t("withdraw")} variant="secondary" question={t("withdraw.question")}>
          <Form method="post" action="?index&do=withdraw">
            <Button variant="danger">{t("withdraw")}</Button>
          </Form>
        </ConfirmDisclosure>
      );
    default:
      return null;
  }
}
