import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { chooseColumns } from "#app/domain/channels/import/choose-columns.server.ts";
import { confirmImport } from "#app/domain/channels/import/confirm.server.ts";
import { chooseColumnsInput, importInput, rejectImportInput } from "#app/domain/channels/import/input.ts";
import { rejectImport } from "#app/domain/channels/import/reject.server.ts";
import { verifyImport } from "#app/domain/channels/import/verify.server.ts";
import { MOST_ROWS } from "#app/domain/channels/reading/sheet.ts";
import { getImport } from "#app/domain/reporting/channels/imports.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf, refusalText, submitForm } from "#app/http/respond.server.ts";
import { localName } from "#app/i18n/locale.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import type { ErrorCode } from "#app/kernel/errors.ts";
import { paths } from "#app/paths.ts";
import { InstantText } from "#app/ui/elements/date.tsx";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { Money } from "#app/ui/elements/money.tsx";
import { State, Word } from "#app/ui/elements/state.tsx";
import { PlainDecision, ReasonedDecision } from "#app/ui/official/decision-form.tsx";
import { buttonClass } from "#app/ui/primitives/button.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { DescriptionList } from "#app/ui/primitives/facts.tsx";
import { Pagination } from "#app/ui/primitives/navigation.tsx";
import { ErrorSummary, Notice } from "#app/ui/primitives/notice.tsx";
import { ColumnsForm, LateRows, RowTable, RowTabs } from "#app/ui/sales/import-sheet.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";
import { useRefused } from "#app/ui/workspace/use-refused.ts";
import type { ImportRowState } from "#db/vocabulary/channels.ts";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const query = new URL(args.request.url).searchParams;
  const page = await answer(() =>
    getImport(ctx, args.params.importId ?? "", { show: query.get("show"), after: query.get("after") }),
  );
  const locale = localeOf(args.request);
  const { failure, number } = page.found;
  return {
    ...page,
    failure: failure === null ? null : refusalText(locale, failure as ErrorCode, { limit: MOST_ROWS }),
    title: textFor(locale, "channels")("import.title", { number }),
  };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const { request, params } = args;
  const importId = params.importId ?? "";
  const common = { request, fixed: { importId }, next: () => redirect(paths.officialImport(importId), 303) };
  switch (new URL(request.url).searchParams.get("do")) {
    case "columns":
      return submitForm({ ...common, schema: chooseColumnsInput, act: (input) => chooseColumns(ctx, input) });
    case "verify":
      return submitForm({ ...common, schema: importInput, act: (input) => verifyImport(ctx, input) });
    case "confirm":
      return submitForm({ ...common, schema: importInput, act: (input) => confirmImport(ctx, input) });
    case "reject":
      return submitForm({ ...common, schema: rejectImportInput, act: (input) => rejectImport(ctx, input) });
    default:
      throw new Response("request.invalid", { status: 400 });
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** Who stood for an import, and when; nothing while nobody did. */
function signed(term: string, who: string | null, at: Date | string | null) {
  if (who === null || at === null) return [];
  const value = (
    <>
      {who} <InstantText at={at} />
    </>
  );
  return [{ term, value }];
}

export default function Import() {
  const { found, counts, late, show, rows, next, may, failure, title } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const t = useText("channels");
  const locale = useLocale();
  const [choosing, rejecting] = [useRefused("columns", answered), useRefused("reject", answered)];
  const whole = choosing || rejecting ? [] : (answered?.form.error?.[""] ?? []);
  const rowsIn = (state: ImportRowState) => counts.find((each) => each.state === state)?.rows ?? 0;
  const failed = rowsIn("refused") + rowsIn("duplicate") + rowsIn("withdrawn");
  const fenIn = (state: ImportRowState) => counts.find((each) => each.state === state)?.fen ?? 0;
  return (
    <WorkspacePage
      title={title}
      status={
        <>
          <State of="importStates" is={found.state} /> {found.isDemo ? <DemoMark /> : null}
        </>
      }
      crumbs={[{ label: t("imports.title"), to: paths.officialImports() }, { label: title }]}
    >
      <ErrorSummary entries={whole.map((message: string) => ({ message }))} />
      {found.state === "reading" ? (
        <Notice>{t("import.progress", { read: found.rowsRead, total: found.rowsTotal })}</Notice>
      ) : null}
      {found.state === "confirmed" ? (
        <Notice>{t("import.posting", { posted: rowsIn("posted"), rest: rowsIn("sound") })}</Notice>
      ) : null}
      {failure ? <Notice tone="danger">{t("import.failure", { reason: failure })}</Notice> : null}
      {found.rejectedReason ? (
        <Notice tone="warning">{t("import.rejected", { reason: found.rejectedReason })}</Notice>
      ) : null}
      <Panel title={localName(locale, { nameZh: found.channelZh, nameEn: found.channelEn })}>
        <DescriptionList
          columns={3}
          facts={[
            {
              term: t("column.county"),
              value: localName(locale, { nameZh: found.countyZh, nameEn: found.countyEn }),
            },
            {
              term: t("import.file"),
              value: found.fileId ? (
                <a href={paths.file(found.fileId)} className="link break-all">
                  {found.fileName}
                </a>
              ) : (
                <Word of="importSources" is={found.source} />
              ),
            },
            { term: t("column.uploaded"), value: <InstantText at={found.uploadedAt} /> },
            { term: t("import.by"), value: found.uploadedBy ?? "—" },
            { term: t("column.rows"), value: <span className="figures">{found.rowsRead}</span> },
            { term: t("import.counted"), value: <Money fen={fenIn("sound") + fenIn("posted")} /> },
            ...(rowsIn("likely") > 0
              ? [{ term: t("import.waits"), value: <Money fen={fenIn("likely")} /> }]
              : []),
            ...signed(t("import.verified_by"), found.verifiedBy, found.verifiedAt),
            ...signed(t("import.confirmed_by"), found.confirmedBy, found.confirmedAt),
          ]}
        />
      </Panel>
      <LateRows late={late} />
      {may.verify ? (
        <PlainDecision to="verify" label={t("import.verify")} note={t("import.verify.note")} />
      ) : null}
      {may.confirm ? (
        <PlainDecision to="confirm" label={t("import.confirm")} note={t("import.confirm.note")} />
      ) : null}
      {may.choose && found.state !== "read" ? (
        <ColumnsForm headings={found.headings} mapping={found.mapping} refused={choosing} />
      ) : null}
      {rows.length > 0 ? (
        <section className="grid gap-3">
          <RowTabs importId={found.id} counts={counts} show={show} />
          {failed > 0 ? (
            <div>
              <a href={paths.officialFailedRows(found.id)} className={buttonClass("secondary", "small")}>
                {t("import.failed")}
              </a>
            </div>
          ) : null}
          <RowTable rows={rows} />
          <Pagination next={next ? paths.officialImport(found.id, { show, after: next }) : null} />
        </section>
      ) : null}
      {may.choose && found.state === "read" ? (
        <ColumnsForm headings={found.headings} mapping={found.mapping} refused={choosing} />
      ) : null}
      {may.reject ? (
        <ReasonedDecision
          to="reject"
          label={t("import.reject")}
          question={t("import.reject.question")}
          refused={rejecting}
        />
      ) : null}
    </WorkspacePage>
  );
}
