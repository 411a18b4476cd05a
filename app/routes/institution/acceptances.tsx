import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listAcceptances } from "#app/domain/reporting/delivery/acceptances.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { AcceptanceList } from "#app/ui/delivery/acceptance-list.tsx";
import { Pagination, Tabs } from "#app/ui/primitives/navigation.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "institution");
  const query = new URL(args.request.url).searchParams;
  const waiting = query.get("show") !== "all";
  const page = await answer(() => listAcceptances(ctx, { waiting, after: query.get("after") }));
  return {
    ...page,
    waiting,
    title: textFor(localeOf(args.request), "deliveries")("acceptances.title"),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function InstitutionAcceptances() {
  const { rows, next, waiting, title } = useLoaderData<typeof loader>();
  const t = useText("deliveries");
  const show = waiting ? null : "all";
  return (
    <WorkspacePage title={title}>
      <Tabs
        label={t("acceptances.tab.label")}
        tabs={[
          { label: t("acceptances.tab.waiting"), to: paths.institutionAcceptances(), current: waiting },
          {
            label: t("acceptances.tab.all"),
            to: paths.institutionAcceptances({ show: "all" }),
            current: !waiting,
          },
        ]}
      />
      <AcceptanceList rows={rows} />
      <Pagination next={next ? paths.institutionAcceptances({ show, after: next }) : null} />
    </WorkspacePage>
  );
}
