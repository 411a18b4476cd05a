import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { discardPolicyDraft, savePolicyDraft } from "#app/domain/ledger/policy/draft.server.ts";
import { policyDraftInput, savePolicyDraftInput } from "#app/domain/ledger/policy/draft-input.ts";
import { publishPolicy } from "#app/domain/ledger/policy/publish.server.ts";
import { getPolicyDraft } from "#app/domain/reporting/policy/drafts.server.ts";
import { readNames } from "#app/domain/reporting/progress/names.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf, submitForm } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { PolicyDraftForm } from "#app/ui/official/policy-draft.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

const draftOf = (request: Request) => new URL(request.url).searchParams.get("draft");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const of = new URL(args.request.url).searchParams.get("of");
  return answer(async () => ({
    draft: await getPolicyDraft(ctx, { draftId: draftOf(args.request), of }),
    names: await readNames(ctx),
    title: textFor(localeOf(args.request), "books")("draft.title"),
  }));
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const { request } = args;
  const draftId = draftOf(request) ?? undefined;
  const next = () => redirect(paths.officialPolicies(), 303);
  const fixed = { draftId };
  switch (new URL(request.url).searchParams.get("do")) {
    case "save":
      return submitForm({
        request,
        schema: savePolicyDraftInput,
        act: (input) => savePolicyDraft(ctx, input, draftId),
        next: (id) => redirect(paths.officialPolicyDraft({ draft: id }), 303),
      });
    case "publish":
      return submitForm({
        request,
        schema: policyDraftInput,
        fixed,
        act: (input) => publishPolicy(ctx, input),
        next,
      });
    case "discard":
      return submitForm({
        request,
        schema: policyDraftInput,
        fixed,
        act: (input) => discardPolicyDraft(ctx, input),
        next,
      });
    default:
      throw new Response("request.invalid", { status: 400 });
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function PolicyDraft() {
  const { draft, names, title } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.form;
  const t = useText("books");
  const ledger = useText("ledger");
  return (
    <WorkspacePage
      title={title}
      note={t("draft.note")}
      crumbs={[{ label: ledger("policies.title"), to: paths.officialPolicies() }, { label: title }]}
    >
      <PolicyDraftForm draft={draft} names={names} refused={refused} />
    </WorkspacePage>
  );
}
