import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listReviewedWaivers } from "#app/domain/reporting/waiver/waivers.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/primitives/card.tsx";
import { Pagination } from "#app/ui/primitives/navigation.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";
import { WaiverTable } from "#app/ui/workspace/waiver-table.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const after = new URL(args.request.url).searchParams.get("after");
  const page = await answer(() => listReviewedWaivers(ctx, after));
  return { ...page, title: textFor(localeOf(args.request), "certification")("waivers.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Waivers() {
  const { rows, next, title } = useLoaderData<typeof loader>();
  const t = useText("certification");
  return (
    <WorkspacePage title={title} note={t("waivers.note")}>
      <WaiverTable
        caption={t("waivers.caption")}
        rows={rows}
        pathOf={paths.officialWaiver}
        empty={<EmptyState title={t("waivers.empty")}>{t("waivers.empty.note")}</EmptyState>}
      />
      <Pagination next={next ? paths.officialWaivers({ after: next }) : null} />
    </WorkspacePage>
  );
}
