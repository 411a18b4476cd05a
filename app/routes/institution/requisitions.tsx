import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { can } from "#app/domain/core/authorise.ts";
import { listRequisitions } from "#app/domain/reporting/requisition/list.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import {
  isRequisitionGroup,
  RequisitionList,
  RequisitionTabs,
  requisitionGroups,
} from "#app/ui/institution/requisition/requisition-list.tsx";
import { LinkButton } from "#app/ui/primitives/button.tsx";
import { EmptyState } from "#app/ui/primitives/card.tsx";
import { Pagination } from "#app/ui/primitives/navigation.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "institution");
  const query = new URL(args.request.url).searchParams;
  const asked = query.get("state");
  const group = isRequisitionGroup(asked) ? asked : null;
  const page = await answer(() =>
    listRequisitions(ctx, { states: group ? requisitionGroups[group] : [], after: query.get("after") }),
  );
  const title = textFor(localeOf(args.request), "requisitions")("list.title");
  return { ...page, group, title, mayBuy: can(ctx.actor, "requisition.edit") };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Requisitions() {
  const { rows, next, group, title, mayBuy } = useLoaderData<typeof loader>();
  const t = useText("requisitions");
  const start = mayBuy ? (
    <LinkButton to={paths.newRequisition()} variant="primary">
      {t("list.new")}
    </LinkButton>
  ) : null;
  return (
    <WorkspacePage title={title} actions={start}>
      <RequisitionTabs address={paths.institutionRequisitions()} current={group} />
      <RequisitionList
        caption={t("list.caption")}
        rows={rows}
        href={paths.institutionRequisition}
        empty={<EmptyState title={t("list.empty.title")}>{t("list.empty.note")}</EmptyState>}
      />
      <Pagination next={next ? paths.institutionRequisitions({ state: group, after: next }) : null} />
    </WorkspacePage>
  );
}
