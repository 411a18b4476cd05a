import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { loadOrderList } from "#app/routes/trade/order-list.server.ts";
import { OrderListPage } from "#app/ui/order/order-list-page.tsx";

export const loader = (args: LoaderFunctionArgs) => loadOrderList(args, "supplier");

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Orders() {
  return <OrderListPage side="selling" {...useLoaderData<typeof loader>()} />;
}
