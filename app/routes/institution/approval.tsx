import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { readRejections } from "#app/domain/procurement/approval/rejections.ts";
import { rejectRequisition } from "#app/domain/procurement/approval/reject.server.ts";
import {
  approveRequisitionInput,
  rejectRequisitionInput,
} from "#app/domain/procurement/requisition/input.ts";
import { getRequisitionForDecision } from "#app/domain/reporting/requisition/detail.server.ts";
import { approveRequisition } from "#app/flows/approve-requisition.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf, readForm, submitForm } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { State } from "#app/ui/elements/state.tsx";
import { Decision } from "#app/ui/institution/requisition/decision.tsx";
import { DECISION_FORM } from "#app/ui/institution/requisition/sheet-lines.tsx";
import { useStruckLines } from "#app/ui/institution/requisition/use-struck-lines.ts";
import { RequisitionSheet } from "#app/ui/institution/requisition/requisition-sheet.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "institution");
  const decision = await answer(() => getRequisitionForDecision(ctx, args.params.requisitionId ?? ""));
  const { id, state, number } = decision.requisition;
  if (state !== "submitted") throw redirect(paths.institutionRequisition(id));
  const title = textFor(localeOf(args.request), "requisitions")("approval.title", { number: number ?? "" });
  return { ...decision, title, now: ctx.now.getTime() };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAudience(args, "institution");
  const requisitionId = args.params.requisitionId ?? "";
  const form = await readForm(args.request);
  const next = () => redirect(paths.institutionRequisition(requisitionId), 303);
  const shared = { request: args.request, form, fixed: { requisitionId }, next };
  if (form.get("intent") === "reject") {
    return submitForm({
      ...shared,
      schema: rejectRequisitionInput,
      act: (input) => rejectRequisition(ctx, input),
    });
  }
  for (const [index, { position, reason }] of readRejections(form).entries()) {
    form.set(`rejections[${index}].position`, String(position));
    form.set(`rejections[${index}].reason`, reason);
  }
  return submitForm({
    ...shared,
    schema: approveRequisitionInput,
    act: (input) => approveRequisition(ctx, input),
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Approval() {
  const { title, rule, against, now, ...detail } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const errors = answered?.form.error ?? {};
  const t = useText("requisitions");
  const typed = approveRequisitionInput.shape.rejections.safeParse(answered?.form.initialValue?.rejections);
  const reasons = new Map((typed.data ?? []).map(({ position, reason }) => [position, reason]));
  const struck = useStruckLines(DECISION_FORM);
  const said = Object.entries(errors).map(([name, messages]) => [name, messages ?? []]);
  return (
    <WorkspacePage
      title={title}
      status={
        <>
          <State of="requisitionStates" is={detail.requisition.state} />
          {detail.requisition.isDemo ? <DemoMark /> : null}
        </>
      }
      crumbs={[{ label: t("approvals.title"), to: paths.institutionApprovals() }, { label: title }]}
    >
      <RequisitionSheet {...detail} now={now} decision={{ struck, reasons }}>
        <Decision
          contentHash={detail.requisition.contentHash}
          bought={detail.lines.filter((line) => !struck?.has(line.position))}
          rule={rule}
          against={against}
          errors={Object.fromEntries(said)}
        />
      </RequisitionSheet>
    </WorkspacePage>
  );
}
