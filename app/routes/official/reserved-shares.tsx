import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { recordReservedShareInput } from "#app/domain/accounts/reserved-share/input.ts";
import { mayRecordShares } from "#app/domain/accounts/reserved-share/keepers.ts";
import { listReservedShares } from "#app/domain/accounts/reserved-share/queries.server.ts";
import { recordReservedShare } from "#app/domain/accounts/reserved-share/record.server.ts";
import { listTrackedUnits } from "#app/domain/reporting/budget/units.server.ts";
import { readYear } from "#app/domain/reporting/entries/filter.ts";
import { readNames } from "#app/domain/reporting/progress/names.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf, submitForm } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { dayOf, yearOf } from "#app/kernel/calendar.ts";
import { paths } from "#app/paths.ts";
import { RecordShareForm, ShareRules, TrackedUnits, UnitsFilter } from "#app/ui/official/reserved-shares.tsx";
import { Pagination } from "#app/ui/primitives/navigation.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const query = new URL(args.request.url).searchParams;
  const thisYear = yearOf(dayOf(ctx.now));
  const year = readYear(query.get("year"), thisYear);
  return answer(async () => {
    const names = await readNames(ctx);
    const district = names.districts.find(({ code }) => code === query.get("district"))?.code ?? null;
    const [tracked, rules] = await Promise.all([
      listTrackedUnits(ctx, { year, district, after: query.get("after") }),
      listReservedShares(ctx, year),
    ]);
    return {
      ...tracked,
      rules,
      year,
      years: [...new Set([thisYear - 1, thisYear, thisYear + 1, year])].sort(),
      district,
      districts: names.districts,
      mayRecord: mayRecordShares(ctx.actor),
      title: textFor(localeOf(args.request), "cockpit")("shares.title", { year }),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  return submitForm({
    request: args.request,
    schema: recordReservedShareInput,
    act: (input) => recordReservedShare(ctx, input),
    next: () => redirect(paths.officialReservedShares(), 303),
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** How far every canteen is toward the share of its spend that is reserved, and the rules that say so. */
export default function ReservedShares() {
  const { units, counts, next, rules, year, years, district, districts, mayRecord, title } =
    useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useText("cockpit");
  return (
    <WorkspacePage title={title} note={t("shares.note")}>
      <UnitsFilter year={year} years={years} district={district} districts={districts} />
      <p>{t("shares.counts", counts)}</p>
      <TrackedUnits units={units} districts={districts} year={year} />
      <Pagination next={next ? paths.officialReservedShares({ year, district, after: next }) : null} />
      <ShareRules rules={rules} year={year} />
      {mayRecord ? <RecordShareForm year={year} refused={refused?.form} /> : null}
    </WorkspacePage>
  );
}
