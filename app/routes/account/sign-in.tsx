import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listDemonstrationSignIns } from "#app/domain/accounts/session/demonstration.server.ts";
import { signInInput } from "#app/domain/accounts/session/input.ts";
import { signIn } from "#app/domain/accounts/session/sign-in.server.ts";
import { getContext } from "#app/http/actor.server.ts";
import { submitForm } from "#app/http/respond.server.ts";
import {
  deviceOf,
  getSession,
  identityFor,
  redirectWithCookies,
  workspaceOf,
} from "#app/http/session.server.ts";
import { safeReturnPath } from "#app/i18n/return-path.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DemonstrationSignIns } from "#app/ui/account/demonstration-sign-ins.tsx";
import { EntranceShell } from "#app/ui/account/entrance-shell.tsx";
import { FormErrors, TextField, formProps, useActionForm } from "#app/ui/primitives/action-form.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";
import type { PageHandle } from "#app/ui/shell/document.ts";

export const handle = { document: "static" } satisfies PageHandle;

const returnTo = (request: Request) => new URL(request.url).searchParams.get("returnTo");

/** Whether the page one is led back to brings what was typed there before the session had ended. */
const keepsWork = (path: string | null) => /[?&]kept=/.test(path ?? "");

export async function loader(args: LoaderFunctionArgs) {
  const session = await getSession(args);
  if (session) throw redirect(workspaceOf(session.actor));
  const demonstration = await listDemonstrationSignIns(await getContext(args));
  return { ...demonstration, keepsWork: keepsWork(returnTo(args.request)) };
}

export async function action(args: ActionFunctionArgs) {
  const wanted = returnTo(args.request);
  const ctx = await getContext(args);
  return submitForm({
    request: args.request,
    schema: signInInput,
    act: (input) => signIn(ctx, identityFor(args), deviceOf(args), input),
    next: ({ secondFactor, cookies }) => {
      const onward = wanted ? safeReturnPath(wanted) : paths.workspace();
      return redirectWithCookies(secondFactor ? paths.signInCode(wanted ?? undefined) : onward, cookies);
    },
  });
}

export default function SignInPage() {
  const t = useText("entrance");
  const { people, password, keepsWork } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const [form, fields] = useActionForm(signInInput, result?.form);
  return (
    <EntranceShell
      title={t("sign_in.title")}
      note={
        <>
          {t("sign_in.new")} <a href={paths.join()}>{t("sign_in.join")}</a>
        </>
      }
    >
      <form method="post" {...formProps(form)} className="grid gap-4">
        {keepsWork ? <Notice>{t("sign_in.keeps_work")}</Notice> : null}
        <FormErrors form={form} labels={{ email: t("email"), password: t("password") }} />
        <TextField field={fields.email} label={t("email")} type="email" autoComplete="username" />
        <TextField
          field={fields.password}
          label={t("password")}
          type="password"
          autoComplete="current-password"
        />
        <Button variant="primary" size="large">
          {t("sign_in.submit")}
        </Button>
        <p className="text-ink-soft text-sm">{t("sign_in.forgotten")}</p>
      </form>
      {people.length > 0 ? <DemonstrationSignIns people={people} password={password} /> : null}
    </EntranceShell>
  );
}
