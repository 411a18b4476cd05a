import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { acceptInvitation, acceptInvitationAsNew } from "#app/domain/accounts/member/accept.server.ts";
import { acceptAsNewInput, acceptInvitationInput } from "#app/domain/accounts/member/input.ts";
import { findInvitation } from "#app/domain/accounts/member/queries.server.ts";
import { signIn } from "#app/domain/accounts/session/sign-in.server.ts";
import { getContext } from "#app/http/actor.server.ts";
import { localeOf, submitForm } from "#app/http/respond.server.ts";
import { deviceOf, getSession, identityFor, redirectWithCookies } from "#app/http/session.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { EntranceShell } from "#app/ui/account/entrance-shell.tsx";
import { FormErrors, formProps, TextField, useActionForm } from "#app/ui/primitives/action-form.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { EmptyState } from "#app/ui/primitives/card.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";
import type { PageHandle } from "#app/ui/shell/document.ts";

export const handle = { document: "static" } satisfies PageHandle;

export async function loader(args: LoaderFunctionArgs) {
  const [ctx, session] = await Promise.all([getContext(args), getSession(args)]);
  const invitation = await findInvitation(ctx, args.params.token ?? "");
  return {
    invitation,
    token: args.params.token ?? "",
    signedInAs: session?.user.email ?? null,
    title: textFor(localeOf(args.request), "account")("invite.link"),
  };
}

export async function action(args: ActionFunctionArgs) {
  const [ctx, session] = await Promise.all([getContext(args), getSession(args)]);
  const token = args.params.token ?? "";
  if (session) {
    return submitForm({
      request: args.request,
      schema: acceptInvitationInput,
      fixed: { token },
      act: (input) => acceptInvitation(ctx, session, input),
      next: () => redirect(paths.chooseOrganisation(), 303),
    });
  }
  const invitation = await findInvitation(ctx, token);
  return submitForm({
    request: args.request,
    schema: acceptAsNewInput,
    fixed: { token },
    act: async (input) => {
      await acceptInvitationAsNew(ctx, input);
      const account = { email: invitation?.email ?? "", password: input.newPassword };
      return signIn(ctx, identityFor(args), deviceOf(args), account);
    },
    next: ({ cookies }) => redirectWithCookies(paths.workspace(), cookies),
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title },
  { name: "robots", content: "noindex" },
];

export default function Invitation() {
  const { invitation, signedInAs, token } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText("account");
  const words = useText("vocabulary");
  const locale = useLocale();
  if (!invitation) {
    return (
      <EntranceShell title={t("invitation.dead")}>
        <EmptyState title={t("invitation.dead")}>{t("invitation.dead.note")}</EmptyState>
      </EntranceShell>
    );
  }
  const organisation = localName(locale, {
    nameZh: invitation.organisationName,
    nameEn: invitation.organisationNameEn,
  });
  const roles = invitation.roles.map((role) => words(`roles.${role}`)).join(locale === "en" ? ", " : "、");
  return (
    <EntranceShell
      title={t("invitation.title", { organisation })}
      note={`${t("invitation.for", { email: invitation.email })} ${t("invitation.roles", { roles })}`}
    >
      {signedInAs === invitation.email ? (
        <AcceptButton errors={result?.form.error?.[""] ?? []} />
      ) : signedInAs !== null ? (
        <Notice
          tone="warning"
          title={t("invitation.other", { current: signedInAs })}
          actions={
            <form method="post" action={paths.signOut()}>
              <Button>{t("invitation.sign_out")}</Button>
            </form>
          }
        />
      ) : invitation.hasAccount ? (
        <SignInFirst token={token} />
      ) : (
        <NewPersonForm result={result?.form} />
      )}
    </EntranceShell>
  );
}

function AcceptButton({ errors }: { errors: readonly string[] }) {
  const t = useText("account");
  return (
    <form method="post" className="grid gap-4">
      {errors.map((message) => (
        <Notice key={message} tone="danger" title={message} />
      ))}
      <Button variant="primary" size="large">
        {t("invitation.accept")}
      </Button>
    </form>
  );
}

function SignInFirst({ token }: { token: string }) {
  const t = useText("account");
  const entrance = useText("entrance");
  return (
    <Notice
      title={t("invitation.sign_in")}
      actions={<a href={paths.signIn(paths.invitation(token))}>{entrance("sign_in.title")}</a>}
    />
  );
}

function NewPersonForm({ result }: { result: Parameters<typeof useActionForm>[1] }) {
  const t = useText("account");
  const [form, fields] = useActionForm(acceptAsNewInput, result);
  const labels = {
    name: t("name"),
    newPassword: t("password.new"),
    repeatedPassword: t("password.repeated"),
  };
  return (
    <form method="post" {...formProps(form)} className="grid gap-4">
      <FormErrors form={form} labels={labels} />
      <TextField field={fields.name} label={labels.name} hint={t("name.hint")} autoComplete="name" />
      <TextField
        field={fields.newPassword}
        label={labels.newPassword}
        hint={t("password.hint")}
        type="password"
        autoComplete="new-password"
      />
      <TextField
        field={fields.repeatedPassword}
        label={labels.repeatedPassword}
        type="password"
        autoComplete="new-password"
      />
      <Button variant="primary" size="large">
        {t("invitation.accept")}
      </Button>
    </form>
  );
}
