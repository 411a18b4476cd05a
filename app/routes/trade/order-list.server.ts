import type { LoaderFunctionArgs } from "@remix-run/node";
import { listOrders } from "#app/domain/reporting/order/list.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { isOrderGroup, orderGroups } from "#app/ui/order/order-list.tsx";

/** The orders of one side of the trade, in the group the address names. */
export async function loadOrderList(args: LoaderFunctionArgs, audience: "institution" | "supplier") {
  const ctx = await requireAudience(args, audience);
  const query = new URL(args.request.url).searchParams;
  const asked = query.get("group");
  const group = isOrderGroup(asked) ? asked : null;
  const page = await answer(() =>
    listOrders(ctx, {
      states: group ? orderGroups[group] : [],
      changing: group === "changing",
      after: query.get("after"),
    }),
  );
  return { ...page, group, title: textFor(localeOf(args.request), "orders")("list.title") };
}
