import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { mayDecideReports, reportsFor } from "#app/domain/indicators/indicator/reporter.ts";
import { confirmReport } from "#app/domain/indicators/report/confirm.server.ts";
import {
  confirmReportInput,
  reportIndicatorFormInput,
  sendBackReportInput,
} from "#app/domain/indicators/report/input.ts";
import { sendBackReport } from "#app/domain/indicators/report/send-back.server.ts";
import { readYear } from "#app/domain/reporting/entries/filter.ts";
import { readIndicator } from "#app/domain/reporting/indicators/read.server.ts";
import { reportIndicatorDocument } from "#app/flows/report-indicator-document.server.ts";
import { refusedFile } from "#app/domain/accounts/file/chosen.ts";
import { prepareFile } from "#app/domain/accounts/file/prepare.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf, readForm, submitForm } from "#app/http/respond.server.ts";
import { takeUpload } from "#app/http/upload.server.ts";
import { localName } from "#app/i18n/locale.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { dayOf, yearOf } from "#app/kernel/calendar.ts";
import { paths } from "#app/paths.ts";
import { IndicatorHistory } from "#app/ui/indicators/history.tsx";
import { IndicatorPlaces } from "#app/ui/indicators/places.tsx";
import { ReportIndicatorForm } from "#app/ui/indicators/report-form.tsx";
import { IndicatorValue } from "#app/ui/indicators/value.tsx";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { DescriptionList } from "#app/ui/primitives/facts.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";
import { useRefused } from "#app/ui/workspace/use-refused.ts";

const askedOf = ({ request, params }: LoaderFunctionArgs | ActionFunctionArgs, now: Date) => ({
  code: params.code ?? "",
  year: readYear(new URL(request.url).searchParams.get("year"), yearOf(dayOf(now))),
});

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const { code, year } = askedOf(args, ctx.now);
  const found = await answer(() => readIndicator(ctx, code, year));
  const locale = localeOf(args.request);
  return {
    ...found,
    year,
    today: dayOf(ctx.now),
    mayReport: reportsFor(ctx.actor) !== null && year <= yearOf(dayOf(ctx.now)),
    decidesAs: mayDecideReports(ctx.actor) ? ctx.actor.userId : null,
    title: `${localName(locale, found.indicator)} ${year}`,
    board: textFor(locale, "indicators")("board.title", { year }),
  };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const { code, year } = askedOf(args, ctx.now);
  const { request } = args;
  const form = await readForm(request);
  const next = () => redirect(paths.officialIndicator(code, { year }), 303);
  switch (new URL(request.url).searchParams.get("do")) {
    case "report": {
      const upload = await takeUpload(form, "file");
      return submitForm({
        request,
        form,
        next,
        fixed: { indicatorCode: code, year: String(year) },
        schema: reportIndicatorFormInput,
        alsoWrong: () => refusedFile(upload, (file) => prepareFile("document", file)),
        act: (input) => reportIndicatorDocument(ctx, input, upload),
      });
    }
    case "confirm":
      return submitForm({
        request,
        form,
        next,
        schema: confirmReportInput,
        act: (input) => confirmReport(ctx, input),
      });
    case "send-back":
      return submitForm({
        request,
        form,
        next,
        schema: sendBackReportInput,
        act: (input) => sendBackReport(ctx, input),
      });
    default:
      throw new Response("request.invalid", { status: 400 });
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** One indicator of the plan: place by place, the form to report it, and every report with its verdict. */
export default function Indicator() {
  const { indicator, places, history, year, ...page } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const refusedReport = useRefused("report", answered);
  const refusedConfirm = useRefused("confirm", answered);
  const refusedSendBack = useRefused("send-back", answered);
  const t = useText("indicators");
  const reportId = refusedSendBack?.initialValue?.reportId;
  return (
    <WorkspacePage
      title={page.title}
      status={indicator.isDemo ? <DemoMark /> : undefined}
      crumbs={[{ label: page.board, to: paths.officialIndicators({ year }) }, { label: page.title }]}
    >
      {(refusedConfirm?.error?.[""] ?? []).map((message) => (
        <Notice key={message} tone="danger">
          {message}
        </Notice>
      ))}
      <Panel title={t("board.confirmed")}>
        <DescriptionList
          columns={3}
          facts={[
            { term: t("board.target"), value: <IndicatorValue of={indicator} value={indicator.target} /> },
            {
              term: t("board.confirmed"),
              value: <IndicatorValue of={indicator} value={indicator.confirmed} />,
            },
            {
              term: t("board.waiting"),
              value:
                indicator.waiting === 0 ? (
                  "—"
                ) : (
                  <IndicatorValue of={indicator} value={indicator.withWaiting} />
                ),
            },
            { term: t("board.source"), value: indicator.targetSource },
          ]}
        />
      </Panel>
      <IndicatorPlaces indicator={indicator} places={places} />
      {page.mayReport ? (
        <ReportIndicatorForm indicator={indicator} year={year} today={page.today} refused={refusedReport} />
      ) : null}
      <IndicatorHistory
        indicator={indicator}
        history={history}
        address={(act) => paths.officialIndicator(indicator.code, { year, do: act })}
        decidesAs={page.decidesAs}
        refusedReportId={typeof reportId === "string" ? reportId : null}
        refused={refusedSendBack}
      />
    </WorkspacePage>
  );
}
