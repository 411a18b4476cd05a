import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireCan } from "#app/domain/core/authorise.ts";
import { listRequisitions } from "#app/domain/reporting/requisition/list.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { RequisitionList } from "#app/ui/institution/requisition/requisition-list.tsx";
import { EmptyState } from "#app/ui/primitives/card.tsx";
import { Pagination } from "#app/ui/primitives/navigation.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "institution");
  const after = new URL(args.request.url).searchParams.get("after");
  const page = await answer(async () => {
    requireCan(ctx, "requisition.approve");
    return listRequisitions(ctx, { states: ["submitted"], notOwn: true, after });
  });
  return { ...page, title: textFor(localeOf(args.request), "requisitions")("approvals.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Approvals() {
  const { rows, next, title } = useLoaderData<typeof loader>();
  const t = useText("requisitions");
  return (
    <WorkspacePage title={title} note={t("approvals.note")}>
      <RequisitionList
        caption={t("approvals.caption")}
        rows={rows}
        href={paths.institutionApproval}
        empty={<EmptyState title={t("approvals.empty.title")}>{t("approvals.empty.note")}</EmptyState>}
      />
      <Pagination next={next ? paths.institutionApprovals({ after: next }) : null} />
    </WorkspacePage>
  );
}
