import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireCan } from "#app/domain/core/authorise.ts";
import { policyKey } from "#app/domain/ledger/policy/key.ts";
import { readYear } from "#app/domain/reporting/entries/filter.ts";
import { readCockpit } from "#app/domain/reporting/progress/read.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { dayOf, yearOf } from "#app/kernel/calendar.ts";
import { paths } from "#app/paths.ts";
import { Cockpit, CockpitView } from "#app/ui/official/cockpit.tsx";
import { LinkButton } from "#app/ui/primitives/button.tsx";
import type { PageHandle } from "#app/ui/shell/document.ts";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

export const handle = { document: "plain" } satisfies PageHandle;

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const query = new URL(args.request.url).searchParams;
  const year = readYear(query.get("year"), yearOf(dayOf(ctx.now)));
  return answer(async () => {
    requireCan(ctx, "ledger.read");
    return {
      ...(await readCockpit(ctx, { year, policyCode: query.get("policy") || null })),
      title: textFor(localeOf(args.request), "ledger")("cockpit.title", { year }),
    };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function CockpitPage() {
  const { progress, policies, years, title } = useLoaderData<typeof loader>();
  const t = useText("ledger");
  const cross = useText("cockpit");
  const view = { year: progress.year, policy: policyKey(progress.policy) };
  return (
    <WorkspacePage
      title={title}
      actions={
        <>
          <LinkButton to={paths.officialCrossing(view)} reloadDocument>
            {cross("crossing.open")}
          </LinkButton>
          <LinkButton to={paths.officialEntries(view)}>{t("cockpit.entries")}</LinkButton>
          <LinkButton to={paths.officialWall({ year: progress.year })} reloadDocument>
            {t("cockpit.wall")}
          </LinkButton>
        </>
      }
    >
      <CockpitView progress={progress} policies={policies} years={years} />
      <Cockpit progress={progress} policies={policies} />
    </WorkspacePage>
  );
}
