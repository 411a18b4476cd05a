import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireCan } from "#app/domain/core/authorise.ts";
import { readYear } from "#app/domain/reporting/entries/filter.ts";
import { readProgress } from "#app/domain/reporting/progress/read.server.ts";
import { readLedgerState } from "#app/domain/reporting/wall/state.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { dayOf, yearOf } from "#app/kernel/calendar.ts";
import { paths } from "#app/paths.ts";
import { Wall } from "#app/ui/official/wall.tsx";
import { ScopeLabel } from "#app/ui/progress/scope-label.tsx";
import type { PageHandle } from "#app/ui/shell/document.ts";
import { WallShell } from "#app/ui/shell/wall-shell.tsx";

export const handle = { document: "plain" } satisfies PageHandle;

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const query = new URL(args.request.url).searchParams;
  const year = readYear(query.get("year"), yearOf(dayOf(ctx.now)));
  return answer(async () => {
    requireCan(ctx, "ledger.read");
    // Read before the figures: should the ledger change between the two, the page is asked for once more than needed.
    const state = await readLedgerState(ctx);
    const progress = await readProgress(ctx, { year });
    return {
      progress,
      state,
      readAt: startOfMinute(ctx.now).toISOString(),
      title: textFor(localeOf(args.request), "ledger")("wall.title", { year }),
    };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** A page is kept for all who read it in the same minute. */
function startOfMinute(instant: Date): Date {
  return new Date(Math.floor(instant.getTime() / 60_000) * 60_000);
}

/** The published figure on the wall of a meeting room. */
export default function WallPage() {
  const { progress, state, readAt, title } = useLoaderData<typeof loader>();
  return (
    <WallShell
      title={title}
      state={state}
      readAt={readAt}
      leave={paths.officialCockpit({ year: progress.year })}
      scope={
        <ScopeLabel policy={progress.policy} asOf={progress.asOf} demo={progress.containsDemonstrationData} />
      }
    >
      <Wall progress={progress} />
    </WallShell>
  );
}
