import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readSettlementGroup } from "#app/domain/reporting/settlement/groups.ts";
import { listSettlements } from "#app/domain/reporting/settlement/list.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { Pagination } from "#app/ui/primitives/navigation.tsx";
import { SettlementTable, SettlementTabs } from "#app/ui/settlement/settlement-list.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

/** The first view is what is to be paid. */
const FIRST = "to-pay";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "institution");
  const query = new URL(args.request.url).searchParams;
  const group = query.get("group") === "all" ? null : (readSettlementGroup(query.get("group")) ?? FIRST);
  const page = await answer(() => listSettlements(ctx, { group, after: query.get("after") }));
  return { ...page, group, title: textFor(localeOf(args.request), "settlement")("pay.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Payments() {
  const { rows, next, group, title } = useLoaderData<typeof loader>();
  const t = useText("settlement");
  return (
    <WorkspacePage title={title} note={t("pay.note")}>
      <SettlementTabs
        groups={["to-pay", "to-confirm", "on-the-way", "overpaid", "settled", null]}
        current={group}
        href={(each) => paths.institutionPayments({ group: each ?? "all" })}
      />
      <SettlementTable rows={rows} side="buying" href={paths.institutionPayment} />
      <Pagination next={next ? paths.institutionPayments({ group: group ?? "all", after: next }) : null} />
    </WorkspacePage>
  );
}
