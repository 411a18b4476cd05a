import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { requireCan } from "#app/domain/core/authorise.ts";
import { readYear } from "#app/domain/reporting/entries/filter.ts";
import { readProgress } from "#app/domain/reporting/progress/read.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { dayOf, yearOf } from "#app/kernel/calendar.ts";
import { paths } from "#app/paths.ts";
import { Wall } from "#app/ui/official/wall.tsx";
import { ScopeLabel } from "#app/ui/progress/scope-label.tsx";
import { WallShell } from "#app/ui/shell/wall-shell.tsx";

/** How often a wall that is left on reads the figures anew. */
const REFRESH_MS = 60_000;

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const query = new URL(args.request.url).searchParams;
  const year = readYear(query.get("year"), yearOf(dayOf(ctx.now)));
  return answer(async () => {
    requireCan(ctx, "ledger.read");
    const progress = await readProgress(ctx, { year });
    return { progress, title: textFor(localeOf(args.request), "ledger")("wall.title", { year }) };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** The published figure on the wall of a meeting room. */
export default function WallPage() {
  const { progress, title } = useLoaderData<typeof loader>();
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const timer = setInterval(revalidate, REFRESH_MS);
    return () => clearInterval(timer);
  }, [revalidate]);
  return (
    <WallShell
      title={title}
      leave={paths.officialCockpit({ year: progress.year })}
      scope={
        <ScopeLabel policy={progress.policy} asOf={progress.asOf} demo={progress.containsDemonstrationData} />
      }
    >
      <Wall progress={progress} />
    </WallShell>
  );
}
