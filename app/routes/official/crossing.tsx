import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listPolicies } from "#app/domain/ledger/policy/queries.server.ts";
import { listTargetYears } from "#app/domain/ledger/target/queries.server.ts";
import { readCrossing } from "#app/domain/reporting/crossing/read.server.ts";
import { crossingQuery, readCrossingView, usesPairs } from "#app/domain/reporting/crossing/view.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { dayOf, yearOf } from "#app/kernel/calendar.ts";
import { paths } from "#app/paths.ts";
import { CrossingForm, CrossingPicture, CrossingTable } from "#app/ui/official/crossing.tsx";
import { buttonClass } from "#app/ui/primitives/button.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";
import { ScopeLabel } from "#app/ui/progress/scope-label.tsx";
import type { PageHandle } from "#app/ui/shell/document.ts";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

export const handle = { document: "plain" } satisfies PageHandle;

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const view = readCrossingView(new URL(args.request.url).searchParams, yearOf(dayOf(ctx.now)));
  return answer(async () => {
    const reading = listPolicies(ctx);
    const [crossing, policies, years] = await Promise.all([
      readCrossing(ctx, view, reading),
      reading,
      listTargetYears(ctx),
    ]);
    return {
      ...crossing,
      policies,
      years: [...new Set([...years, view.filter.year])].sort(),
      title: textFor(localeOf(args.request), "cockpit")("crossing.title", { year: view.filter.year }),
    };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function CrossingPage() {
  const { view, grid, policy, names, asOf, containsDemonstrationData, policies, years, title } =
    useLoaderData<typeof loader>();
  const t = useText("cockpit");
  const ledger = useText("ledger");
  return (
    <WorkspacePage
      title={title}
      note={<ScopeLabel policy={policy} asOf={asOf} demo={containsDemonstrationData} />}
      crumbs={[{ label: ledger("cockpit.title", { year: view.filter.year }), to: paths.officialCockpit() }]}
      actions={
        <a href={paths.officialCrossingFile(crossingQuery(view))} className={buttonClass()}>
          {t("crossing.download")}
        </a>
      }
    >
      {containsDemonstrationData ? (
        <Notice tone="warning" title={ledger("demo.title")}>
          {ledger("demo.text")}
        </Notice>
      ) : null}
      <CrossingForm view={view} policy={policy} names={names} policies={policies} years={years} />
      <CrossingPicture view={view} grid={grid} names={names} />
      <CrossingTable view={view} grid={grid} names={names} />
      <p className="text-ink-soft text-sm">
        {t("crossing.note")} {usesPairs(view) ? t("crossing.pair.note") : null}
      </p>
    </WorkspacePage>
  );
}
