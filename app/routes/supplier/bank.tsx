import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { plainName } from "#app/domain/accounts/file/prepare.server.ts";
import { can } from "#app/domain/core/authorise.ts";
import type { Context } from "#app/domain/core/context.ts";
import { ignoreLine } from "#app/domain/payments/bank-transfer/ignore.server.ts";
import {
  ignoreLineInput,
  matchLineInput,
  reopenLineInput,
  unmatchLineInput,
} from "#app/domain/payments/bank-transfer/input.ts";
import { reopenLine } from "#app/domain/payments/bank-transfer/reopen.server.ts";
import {
  countBankLines,
  listBankLines,
  listStatements,
} from "#app/domain/reporting/settlement/bank-lines.server.ts";
import { matchBankTransfer } from "#app/flows/match-bank-transfer.server.ts";
import { unmatchBankTransfer } from "#app/flows/unmatch-bank-transfer.server.ts";
import { type UploadedStatement, uploadStatement } from "#app/flows/upload-statement.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf, readForm, submitForm } from "#app/http/respond.server.ts";
import { takeUpload } from "#app/http/upload.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { Panel } from "#app/ui/primitives/card.tsx";
import { Pagination } from "#app/ui/primitives/navigation.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";
import {
  BankLineTable,
  BankLineTabs,
  readLineState,
  readRefusedLine,
  RefusedLineSummary,
  StatementTable,
  statementForm,
  StatementUpload,
} from "#app/ui/settlement/bank-lines.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

/** What an upload brought, as the address of the page after it says. */
function readUploaded(query: URLSearchParams) {
  const numbers = ["lines", "added", "matched"].map((name) => query.get(name) ?? "");
  if (!numbers.every((text) => /^\d{1,6}$/.test(text))) return null;
  const [lines = 0, added = 0, matched = 0] = numbers.map(Number);
  return { lines, added, matched, repeated: query.get("repeated") === "yes" };
}

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "supplier");
  const query = new URL(args.request.url).searchParams;
  const state = readLineState(query.get("state"));
  const [page, counts, statements] = await answer(() =>
    Promise.all([
      listBankLines(ctx, { state, after: query.get("after") }),
      countBankLines(ctx),
      listStatements(ctx),
    ]),
  );
  return {
    ...page,
    state,
    counts,
    statements,
    uploaded: readUploaded(query),
    mayUpload: can(ctx.actor, "statement.upload"),
    title: textFor(localeOf(args.request), "settlement")("bank.title"),
  };
}

async function upload(ctx: Context, request: Request, form: FormData) {
  const file = await takeUpload(form, "file");
  return submitForm({
    request,
    form,
    schema: statementForm,
    act: () => uploadStatement(ctx, file && { fileName: plainName(file.name), bytes: file.bytes }),
    next: ({ repeated, ...counts }: UploadedStatement) =>
      redirect(paths.supplierBank({ ...counts, repeated: repeated ? "yes" : null }), 303),
  });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAudience(args, "supplier");
  const { request } = args;
  const form = await readForm(request);
  const shared = { request, form, next: () => redirect(paths.supplierBank(), 303) };
  switch (form.get("intent")) {
    case "match":
      return submitForm({ ...shared, schema: matchLineInput, act: (input) => matchBankTransfer(ctx, input) });
    case "unmatch":
      return submitForm({
        ...shared,
        schema: unmatchLineInput,
        act: (input) => unmatchBankTransfer(ctx, input),
      });
    case "ignore":
      return submitForm({ ...shared, schema: ignoreLineInput, act: (input) => ignoreLine(ctx, input) });
    case "reopen":
      return submitForm({ ...shared, schema: reopenLineInput, act: (input) => reopenLine(ctx, input) });
    default:
      return upload(ctx, request, form);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Bank() {
  const { rows, next, state, counts, statements, uploaded, mayUpload, title } =
    useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.form;
  const t = useText("settlement");
  const ofLine = readRefusedLine(refused);
  return (
    <WorkspacePage title={title} note={t("bank.note")}>
      {ofLine ? <RefusedLineSummary refused={ofLine} rows={rows} /> : null}
      {uploaded ? (
        <Notice tone={uploaded.repeated ? "info" : "success"}>
          {uploaded.repeated ? t("bank.repeated") : t("bank.uploaded", uploaded)}
        </Notice>
      ) : null}
      {mayUpload ? (
        <Panel title={t("bank.upload")}>
          <StatementUpload key={statements[0]?.id} refused={ofLine ? undefined : refused} />
        </Panel>
      ) : null}
      <section className="grid gap-3">
        <h2 className="text-lg">{t("bank.lines")}</h2>
        <BankLineTabs current={state} counts={counts} />
        <BankLineTable rows={rows} state={state} refused={ofLine} />
        <Pagination next={next ? paths.supplierBank({ state, after: next }) : null} />
      </section>
      <Panel title={t("bank.statements")} flush>
        <StatementTable statements={statements} />
      </Panel>
    </WorkspacePage>
  );
}
