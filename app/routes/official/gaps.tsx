import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readGaps } from "#app/domain/reporting/gap/read.server.ts";
import { readNames } from "#app/domain/reporting/progress/names.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { PairGaps, PlanGaps, UnitGaps, UnsoldBatches } from "#app/ui/official/gaps.tsx";
import { ScopeLabel } from "#app/ui/progress/scope-label.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const [gaps, names] = await answer(() => Promise.all([readGaps(ctx), readNames(ctx)]));
  return {
    ...gaps,
    districts: names.districts,
    title: textFor(localeOf(args.request), "cockpit")("gaps.title", { year: gaps.year }),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** What somebody can still do something about. */
export default function GapsPage() {
  const gaps = useLoaderData<typeof loader>();
  const t = useText("cockpit");
  return (
    <WorkspacePage
      title={gaps.title}
      note={
        <>
          {t("gaps.note")}
          <br />
          <ScopeLabel policy={gaps.policy} asOf={gaps.asOf} demo={gaps.containsDemonstrationData} />
        </>
      }
    >
      <PlanGaps plan={gaps.plan} year={gaps.year} />
      <UnitGaps gaps={gaps} districts={gaps.districts} />
      {gaps.unsold ? <UnsoldBatches unsold={gaps.unsold} /> : null}
      <PairGaps pairs={gaps.pairs} year={gaps.year} />
    </WorkspacePage>
  );
}
