import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { getOrderDetail } from "#app/domain/reporting/order/detail.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { paths } from "#app/paths.ts";
import { OrderPage } from "#app/ui/order/order-page.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const detail = await answer(() => getOrderDetail(ctx, args.params.orderId ?? ""));
  return {
    detail,
    title: textFor(localeOf(args.request), "orders")("detail.title", { number: detail.order.number }),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** An order as officials read it: the same sheet as its two sides, without anything to decide. */
export default function OfficialOrder() {
  const { detail, title } = useLoaderData<typeof loader>();
  return <OrderPage title={title} detail={detail} deliveryHref={paths.officialDelivery} />;
}
