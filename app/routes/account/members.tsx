import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeMemberRoles } from "#app/domain/accounts/member/change-roles.server.ts";
import {
  changeRolesInput,
  inviteMemberInput,
  removeMemberInput,
  revokeInvitationInput,
} from "#app/domain/accounts/member/input.ts";
import { inviteMember } from "#app/domain/accounts/member/invite.server.ts";
import { listMembers, nameOfMember } from "#app/domain/accounts/member/queries.server.ts";
import { removeMember } from "#app/domain/accounts/member/remove.server.ts";
import { revokeInvitation } from "#app/domain/accounts/member/revoke.server.ts";
import { countStepsWithoutApprover } from "#app/domain/procurement/rule/queries.server.ts";
import { requireAudience, requireContext } from "#app/http/actor.server.ts";
import { answer, localeOf, readForm, submitForm } from "#app/http/respond.server.ts";
import { readSaved, redirectSaved } from "#app/http/saved.server.ts";
import { originOf, type RequestArgs } from "#app/http/session.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { FreshInvitation, InviteForm, OpenInvitations } from "#app/ui/account/invitation-panels.tsx";
import { MemberList } from "#app/ui/account/member-list.tsx";
import { LinkButton } from "#app/ui/primitives/button.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";
import { useSavedTurn } from "#app/ui/primitives/use-saved-turn.ts";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

/** One page for every kind of workspace; the layout above it has let only its own audience through. */
async function contextOf(args: RequestArgs) {
  const { actor } = await requireContext(args);
  return requireAudience(args, actor.organisationKind);
}

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await contextOf(args);
  const saved = readSaved(args.request, ["change-roles", "remove", "revoke"]);
  const kind = ctx.actor.organisationKind;
  const [listed, savedName, stepsWithoutApprover] = await answer(() =>
    Promise.all([
      listMembers(ctx),
      saved ? nameOfMember(ctx, saved.id) : null,
      kind === "institution" ? countStepsWithoutApprover(ctx) : 0,
    ]),
  );
  return {
    ...listed,
    kind,
    stepsWithoutApprover,
    savedName,
    saved,
    ownUserId: ctx.actor.userId,
    title: textFor(localeOf(args.request), "account")("members.title"),
  };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await contextOf(args);
  const form = await readForm(args.request);
  const act = String(form.get("act") ?? "");
  const target = String(form.get("memberId") ?? "");
  const next = () => redirectSaved(args.request, { act, id: target });
  const shared = { request: args.request, form, next };
  switch (act) {
    case "invite":
      return invite();
    case "change-roles":
      return submitForm({
        ...shared,
        schema: changeRolesInput,
        act: (input) => changeMemberRoles(ctx, input),
      });
    case "remove":
      return submitForm({ ...shared, schema: removeMemberInput, act: (input) => removeMember(ctx, input) });
    case "revoke":
      return submitForm({
        ...shared,
        schema: revokeInvitationInput,
        act: (input) => revokeInvitation(ctx, input),
      });
    default:
      throw new Response("request.invalid", { status: 400 });
  }

  /** The link is shown in this very answer and nowhere else: only its hash is kept. */
  async function invite() {
    let fresh: { link: string; email: string } | undefined;
    const answered = await submitForm({
      ...shared,
      schema: inviteMemberInput,
      act: async (input) => {
        const { token } = await inviteMember(ctx, input);
        fresh = { link: originOf(args) + paths.invitation(token), email: input.email };
      },
    });
    if (!fresh) return answered;
    return { form: null, fresh };
  }
}

/** An answer that holds an invitation's link is kept by nobody. */
export const headers = () => ({ "Cache-Control": "private, no-store" });

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }];

export default function Members() {
  const { members, invitations, kind, ownUserId, saved, savedName, stepsWithoutApprover } =
    useLoaderData<typeof loader>();
  const t = useText("account");
  const result = useActionData<typeof action>();
  const errors: Record<string, string[] | null> = result?.form?.error ?? {};
  const fresh = result && "fresh" in result ? result.fresh : null;
  const turn = useSavedTurn(result);
  const { email, roles } = result?.form?.initialValue ?? {};
  return (
    <WorkspacePage title={t("members.title")} note={kind === "institution" ? t("members.note") : null}>
      {fresh ? <FreshInvitation {...fresh} /> : null}
      {saved && !result && (savedName !== null || saved.act === "revoke") ? (
        <Notice tone="success" title={t(`members.saved.${saved.act}`, { name: savedName ?? "" })} />
      ) : null}
      {stepsWithoutApprover > 0 ? (
        <Notice
          tone="warning"
          title={t("members.steps_without_approver", { count: stepsWithoutApprover })}
          actions={<LinkButton to={paths.institutionRules()}>{t("members.to_rules")}</LinkButton>}
        >
          {t("members.steps_without_approver.note")}
        </Notice>
      ) : null}
      {errors[""]?.map((message) => (
        <Notice key={message} tone="danger" title={message} />
      ))}
      <MemberList key={turn} kind={kind} members={members} ownUserId={ownUserId} />
      <OpenInvitations invitations={invitations} />
      <InviteForm
        key={fresh?.link}
        kind={kind}
        errors={errors}
        typed={{
          email: typeof email === "string" ? email : "",
          roles: [roles].flat().filter((role) => typeof role === "string"),
        }}
      />
    </WorkspacePage>
  );
}
