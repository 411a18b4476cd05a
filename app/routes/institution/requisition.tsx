import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { type ClientActionFunctionArgs, useActionData, useLoaderData } from "@remix-run/react";
import { can } from "#app/domain/core/authorise.ts";
import { startingLines } from "#app/domain/procurement/basket/form-values.ts";
import { listBuyingChoices } from "#app/domain/procurement/basket/start.server.ts";
import { cancelRequisition } from "#app/domain/procurement/requisition/cancel.server.ts";
import { requisitionInput } from "#app/domain/procurement/requisition/input.ts";
import { withdrawRequisition } from "#app/domain/procurement/requisition/withdraw.server.ts";
import { getRequisitionDetail } from "#app/domain/reporting/requisition/detail.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf, submitForm } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { dayOf } from "#app/kernel/calendar.ts";
import { paths } from "#app/paths.ts";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { State } from "#app/ui/elements/state.tsx";
import { RequisitionActions } from "#app/ui/institution/requisition/requisition-actions.tsx";
import { RequisitionSheet } from "#app/ui/institution/requisition/requisition-sheet.tsx";
import { LateChanges } from "#app/ui/institution/requisition/late-changes.tsx";
import { KeptNotice } from "#app/ui/institution/requisition/kept-notice.tsx";
import { WaitingNotices } from "#app/ui/institution/requisition/waiting-notices.tsx";
import { unlessUnreached } from "#app/ui/institution/requisition/unreached.ts";
import { WorkTable } from "#app/ui/institution/requisition/work-table.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";
import { answerWorkTable, openKept, requireBuyer } from "./work-table.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "institution");
  return answer(async () => {
    const detail = await getRequisitionDetail(ctx, args.params.requisitionId ?? "");
    const { number, state } = detail.requisition;
    const t = textFor(localeOf(args.request), "requisitions");
    const mayEdit = can(ctx.actor, "requisition.edit");
    return {
      detail,
      mayEdit,
      mayManageRules: can(ctx.actor, "approval_rule.manage"),
      mayDecide: can(ctx.actor, "requisition.approve") && detail.requisition.requesterId !== ctx.actor.userId,
      choices: mayEdit && state === "draft" ? await listBuyingChoices(ctx) : null,
      kept: mayEdit && state === "draft" ? await openKept(ctx, args.request) : null,
      now: ctx.now.getTime(),
      today: dayOf(ctx.now),
      title: number ? t("sheet.title", { number }) : t("sheet.title_draft"),
    };
  });
}

const WORK_TABLE = /^(submit|save|update|find|add|paste|remove|restore)(:|$)/;

export async function action(args: ActionFunctionArgs) {
  const { ctx, form } = await requireBuyer(args);
  const intent = String(form.get("intent") ?? "");
  if (WORK_TABLE.test(intent)) return answerWorkTable(args.request, form, ctx);
  const act = intent === "withdraw" ? withdrawRequisition : cancelRequisition;
  const requisitionId = args.params.requisitionId ?? "";
  return submitForm({
    request: args.request,
    form,
    schema: requisitionInput,
    fixed: { requisitionId },
    act: (input) => act(ctx, input),
    next: () => redirect(paths.institutionRequisition(requisitionId), 303),
  });
}

export async function clientAction({ serverAction }: ClientActionFunctionArgs) {
  return unlessUnreached(() => serverAction<typeof action>());
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Requisition() {
  const { detail, choices, kept, mayEdit, mayDecide, mayManageRules, now, today, title } =
    useLoaderData<typeof loader>();
  const answered = useActionData<typeof clientAction>();
  const t = useText("requisitions");
  const { requisition } = detail;
  const table = answered && !("form" in answered) ? answered : undefined;
  const refused = answered && "form" in answered ? answered.form.error?.[""]?.[0] : undefined;
  return (
    <WorkspacePage
      title={title}
      note={choices ? t("edit.note") : undefined}
      status={
        <>
          <State of="requisitionStates" is={requisition.state} />
          {requisition.isDemo ? <DemoMark /> : null}
        </>
      }
      crumbs={[{ label: t("list.title"), to: paths.institutionRequisitions() }, { label: title }]}
      actions={<RequisitionActions requisition={requisition} mayEdit={mayEdit} mayDecide={mayDecide} />}
    >
      {refused ? <Notice tone="danger">{refused}</Notice> : null}
      {kept ? <KeptNotice /> : null}
      {choices ? (
        <WorkTable
          key={requisition.id}
          choices={choices}
          start={
            kept ?? {
              values: {
                ...requisition,
                lines: startingLines(detail.lines),
              },
              facts: detail.lines.map((line) => line.facts),
              openedRevision: requisition.revision,
            }
          }
          answered={table}
          today={today}
        />
      ) : (
        <>
          <WaitingNotices waiting={detail.waiting} mayManageRules={mayManageRules} />
          <LateChanges requestKey={requisition.requestKey} />
          <RequisitionSheet {...detail} now={now} />
        </>
      )}
    </WorkspacePage>
  );
}
