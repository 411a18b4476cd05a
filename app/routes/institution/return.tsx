import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireCan } from "#app/domain/core/authorise.ts";
import { returnGoodsInput } from "#app/domain/procurement/goods-return/input.ts";
import { returnablePacks } from "#app/domain/procurement/goods-return/returnable.ts";
import { getDeliveryDetail } from "#app/domain/reporting/delivery/detail.server.ts";
import { returnGoods } from "#app/flows/return-goods.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf, submitForm } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { dayOf } from "#app/kernel/calendar.ts";
import { newId } from "#app/kernel/id.ts";
import { paths } from "#app/paths.ts";
import { ReturnForm } from "#app/ui/delivery/return-form.tsx";
import { deliveryNumber } from "#app/ui/delivery/view.ts";
import { Panel } from "#app/ui/primitives/card.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "institution");
  const view = await answer(async () => {
    requireCan(ctx, "return.record");
    return getDeliveryDetail(ctx, args.params.deliveryId ?? "");
  });
  const number = deliveryNumber(view.order.number, view.delivery.sequence);
  const signed = view.acceptance?.state === "signed" ? view.acceptance : null;
  const acceptedOf = new Map(
    signed?.findings.map((finding) => [finding.deliveryLineId, finding.acceptedPacks]),
  );
  const lines = view.lines
    .map((line) => ({ ...line, rest: returnablePacks(acceptedOf.get(line.id) ?? 0, line.returnedPacks) }))
    .filter((line) => line.rest > 0);
  return {
    deliveryId: view.delivery.id,
    number,
    lines,
    receivedOn: signed?.receivedOn ?? view.delivery.dispatchedOn,
    today: dayOf(ctx.now),
    requestKey: newId(ctx.now),
    title: textFor(localeOf(args.request), "deliveries")("return.title", { number }),
  };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAudience(args, "institution");
  return submitForm({
    request: args.request,
    schema: returnGoodsInput,
    act: (input) => returnGoods(ctx, input),
    next: () => redirect(paths.institutionDelivery(args.params.deliveryId ?? ""), 303),
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function ReturnDeliveredGoods() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useText("deliveries");
  return (
    <WorkspacePage
      title={page.title}
      note={t("return.note")}
      crumbs={[
        { label: t("list.buying.title"), to: paths.institutionDeliveries({ show: "all" }) },
        { label: page.number, to: paths.institutionDelivery(page.deliveryId) },
        { label: t("detail.return") },
      ]}
    >
      {page.lines.length === 0 ? (
        <Notice tone="info" title={t("return.nothing.title")}>
          {t("return.nothing.note")}
        </Notice>
      ) : (
        <Panel title={t("detail.return")}>
          <ReturnForm {...page} refused={refused?.form} />
        </Panel>
      )}
    </WorkspacePage>
  );
}
