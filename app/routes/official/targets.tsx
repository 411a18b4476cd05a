import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { divideTarget } from "#app/domain/ledger/target/divide.server.ts";
import { divideTargetInput, setTargetInput } from "#app/domain/ledger/target/input.ts";
import { openTargetYear } from "#app/domain/ledger/target/open-year.server.ts";
import { setTarget } from "#app/domain/ledger/target/set.server.ts";
import { readYear } from "#app/domain/reporting/entries/filter.ts";
import { readTargets } from "#app/domain/reporting/target/overview.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf, submitForm } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { dayOf, yearOf } from "#app/kernel/calendar.ts";
import { paths } from "#app/paths.ts";
import { DivideTargetForm, TargetTabs } from "#app/ui/official/target-division.tsx";
import {
  OpenYearForm,
  SetTargetForm,
  TargetStanding,
  TargetVersions,
} from "#app/ui/official/target-versions.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";
import { type TargetDimension, targetDimensions } from "#db/vocabulary/ledger.ts";

/** How the parts may be filled in before they are changed by hand. */
const fills = ["even", "season"] as const;

function viewOf(request: Request, now: Date) {
  const query = new URL(request.url).searchParams;
  const by: TargetDimension = targetDimensions.find((each) => each === query.get("by")) ?? "county";
  return {
    year: readYear(query.get("year"), yearOf(dayOf(now))),
    by,
    fill: fills.find((each) => each === query.get("fill")) ?? null,
  } as const;
}

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const view = viewOf(args.request, ctx.now);
  return answer(async () => ({
    ...(await readTargets(ctx, view)),
    title: textFor(localeOf(args.request), "books")("targets.title", { year: view.year }),
  }));
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const { request } = args;
  const { year, by } = viewOf(request, ctx.now);
  const next = () => redirect(paths.officialTargets({ year, by }), 303);
  switch (new URL(request.url).searchParams.get("do")) {
    case "divide":
      return submitForm({
        request,
        schema: divideTargetInput,
        act: (input) => divideTarget(ctx, input),
        next,
      });
    case "open":
      return submitForm({
        request,
        schema: setTargetInput,
        act: (input) => openTargetYear(ctx, input),
        next,
      });
    case "set":
      return submitForm({ request, schema: setTargetInput, act: (input) => setTarget(ctx, input), next });
    default:
      throw new Response("request.invalid", { status: 400 });
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Targets() {
  const view = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.form;
  const t = useText("books");
  const { year, years, by, maySet, target, fill } = view;
  const nextYear = Math.max(...years) + 1;
  const whole = refused?.initialValue?.source === undefined ? undefined : refused;
  const opening = whole?.initialValue?.year === String(nextYear);
  return (
    <WorkspacePage title={view.title} note={t("targets.note")}>
      <div className="grid grid-cols-1 gap-5">
        <TargetStanding {...view} />
        {maySet ? null : <Notice>{t("targets.reserved")}</Notice>}
        <TargetTabs year={year} by={by} />
        <DivideTargetForm
          key={`${year} ${by} ${fill} ${view.versions[0]?.version}`}
          {...view}
          refused={refused?.initialValue?.dimension ? refused : undefined}
        />
        {maySet ? (
          <>
            <SetTargetForm year={year} source={target.source} refused={opening ? undefined : whole} />
            <OpenYearForm year={nextYear} refused={opening ? whole : undefined} />
          </>
        ) : null}
        <TargetVersions versions={view.versions} names={view.names} />
      </div>
    </WorkspacePage>
  );
}
