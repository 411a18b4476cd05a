import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireCan } from "#app/domain/core/authorise.ts";
import { mayChooseHeadline } from "#app/domain/ledger/policy/headline.ts";
import { setHeadlineInput } from "#app/domain/ledger/policy/input.ts";
import { listPolicies } from "#app/domain/ledger/policy/queries.server.ts";
import { setHeadlinePolicy } from "#app/domain/ledger/policy/set-headline.server.ts";
import { listPolicyDrafts } from "#app/domain/reporting/policy/drafts.server.ts";
import { readYearTotals } from "#app/domain/reporting/progress/totals.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf, submitForm } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { dayOf, yearOf } from "#app/kernel/calendar.ts";
import { paths } from "#app/paths.ts";
import { PolicyDrafts, PolicyTable } from "#app/ui/official/policy-table.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  return answer(async () => {
    requireCan(ctx, "ledger.read");
    const year = yearOf(dayOf(ctx.now));
    const policies = await listPolicies(ctx);
    const totals = await Promise.all(policies.map((policy) => readYearTotals(ctx, year, policy.id)));
    const mayChoose = mayChooseHeadline(ctx.actor);
    return {
      drafts: mayChoose ? await listPolicyDrafts(ctx) : null,
      policies: policies.map((policy, index) => ({ ...policy, totalFen: totals[index]?.totalFen ?? 0 })),
      year,
      mayChoose,
      title: textFor(localeOf(args.request), "ledger")("policies.title"),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  return submitForm({
    request: args.request,
    schema: setHeadlineInput,
    act: (input) => setHeadlinePolicy(ctx, input),
    next: () => redirect(paths.officialPolicies(), 303),
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Policies() {
  const { policies, drafts, year, mayChoose, title } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useText("ledger");
  return (
    <WorkspacePage title={title} note={t("policies.note")}>
      <div className="grid grid-cols-1 gap-5">
        <PolicyTable policies={policies} year={year} mayChoose={mayChoose} refused={refused?.form} />
        {drafts ? <PolicyDrafts drafts={drafts} /> : null}
      </div>
    </WorkspacePage>
  );
}
