import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { askReopening } from "#app/domain/ledger/period/ask-reopening.server.ts";
import { closePeriod } from "#app/domain/ledger/period/close.server.ts";
import { agreeReopening, declineReopening } from "#app/domain/ledger/period/decide-reopening.server.ts";
import {
  askReopeningInput,
  closePeriodInput,
  decideReopeningInput,
} from "#app/domain/ledger/period/input.ts";
import { readYear } from "#app/domain/reporting/entries/filter.ts";
import { readPeriods } from "#app/domain/reporting/period/overview.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf, submitForm } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { dayOf, yearOf } from "#app/kernel/calendar.ts";
import { paths } from "#app/paths.ts";
import { LateEntries, PeriodHistory, PeriodTable, PeriodYears } from "#app/ui/official/periods.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const thisYear = yearOf(dayOf(ctx.now));
  const year = readYear(new URL(args.request.url).searchParams.get("year"), thisYear);
  return answer(async () => ({
    ...(await readPeriods(ctx, year)),
    thisYear,
    title: textFor(localeOf(args.request), "books")("periods.title", { year }),
  }));
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const query = new URL(args.request.url).searchParams;
  const year = readYear(query.get("year"), yearOf(dayOf(ctx.now)));
  const next = () => redirect(paths.officialPeriods({ year }), 303);
  const { request } = args;
  switch (query.get("do")) {
    case "close":
      return submitForm({ request, schema: closePeriodInput, act: (input) => closePeriod(ctx, input), next });
    case "ask":
      return submitForm({
        request,
        schema: askReopeningInput,
        act: (input) => askReopening(ctx, input),
        next,
      });
    case "agree":
      return submitForm({
        request,
        schema: decideReopeningInput,
        act: (input) => agreeReopening(ctx, input),
        next,
      });
    case "decline":
      return submitForm({
        request,
        schema: decideReopeningInput,
        act: (input) => declineReopening(ctx, input),
        next,
      });
    default:
      throw new Response("request.invalid", { status: 400 });
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Periods() {
  const { year, thisYear, rows, history, lateEntries, mayKeep, title } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.form;
  const t = useText("books");
  const errors: string[] = [...(refused?.error?.[""] ?? []), ...(refused?.error?.reason ?? [])];
  return (
    <WorkspacePage title={title} note={t("periods.note")}>
      <div className="grid grid-cols-1 gap-5">
        <PeriodYears year={year} thisYear={thisYear} />
        {errors.map((message) => (
          <Notice key={message} tone="danger">
            {message}
          </Notice>
        ))}
        {mayKeep ? null : <Notice>{t("periods.reserved")}</Notice>}
        <PeriodTable year={year} rows={rows} />
        <LateEntries year={year} rows={lateEntries} />
        <PeriodHistory history={history} />
      </div>
    </WorkspacePage>
  );
}
