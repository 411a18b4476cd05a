import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeApprover } from "#app/domain/procurement/rule/change-approver.server.ts";
import { createRule } from "#app/domain/procurement/rule/create.server.ts";
import { changeApproverInput, createRuleInput, retireRuleInput } from "#app/domain/procurement/rule/input.ts";
import { listRules } from "#app/domain/procurement/rule/queries.server.ts";
import { retireRule } from "#app/domain/procurement/rule/retire.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf, readForm, submitForm } from "#app/http/respond.server.ts";
import { readSaved, redirectSaved } from "#app/http/saved.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { NewRule, Rules } from "#app/ui/institution/buying/rules-page.tsx";
import { ErrorSummary, Notice } from "#app/ui/primitives/notice.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "institution");
  const listed = await answer(() => listRules(ctx));
  const saved = readSaved(args.request, ["created", "retired", "changed"]);
  return { ...listed, saved, title: textFor(localeOf(args.request), "buying")("rules.title") };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAudience(args, "institution");
  const form = await readForm(args.request);
  const intent = String(form.get("intent") ?? "");
  const shared = {
    request: args.request,
    form,
    next: ({ id }: { id: string }) => redirectSaved(args.request, { act: savedAs(intent), id }),
  };
  switch (intent) {
    case "retire":
      return submitForm({ ...shared, schema: retireRuleInput, act: (input) => retireRule(ctx, input) });
    case "change":
      return submitForm({
        ...shared,
        schema: changeApproverInput,
        act: (input) => changeApprover(ctx, input),
      });
    default:
      return submitForm({ ...shared, schema: createRuleInput, act: (input) => createRule(ctx, input) });
  }
}

const savedAs = (intent: string) =>
  intent === "retire" ? "retired" : intent === "change" ? "changed" : "created";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function ApprovalRules() {
  const { rules, approvers, saved, title } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useText("buying");
  const errors: Record<string, string[] | null> = refused?.form.error ?? {};
  const said = Object.values(errors).flatMap((messages) => messages ?? []);
  const ofStep = refused?.form.initialValue?.ruleId !== undefined;
  return (
    <WorkspacePage title={title} note={t("rules.note")}>
      {ofStep ? <ErrorSummary entries={said.map((message) => ({ message }))} /> : null}
      {saved && !refused ? <Notice tone="success" title={t(`rules.saved.${saved.act}`)} /> : null}
      <Rules rules={rules} approvers={approvers} />
      <NewRule key={rules.length} approvers={approvers} refused={ofStep ? undefined : refused?.form} />
    </WorkspacePage>
  );
}
