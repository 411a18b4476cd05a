import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { secondFactorInput } from "#app/domain/accounts/session/input.ts";
import { confirmSecondFactor } from "#app/domain/accounts/session/second-factor.server.ts";
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
import { EntranceShell } from "#app/ui/account/entrance-shell.tsx";
import { FormErrors, TextField, formProps, useActionForm } from "#app/ui/primitives/action-form.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import type { PageHandle } from "#app/ui/shell/document.ts";

export const handle = { document: "static" } satisfies PageHandle;

export async function loader(args: LoaderFunctionArgs) {
  const session = await getSession(args);
  if (session) throw redirect(workspaceOf(session.actor));
  return null;
}

export async function action(args: ActionFunctionArgs) {
  const wanted = new URL(args.request.url).searchParams.get("returnTo");
  const ctx = await getContext(args);
  return submitForm({
    request: args.request,
    schema: secondFactorInput,
    act: (input) => confirmSecondFactor(ctx, identityFor(args), deviceOf(args), input),
    next: ({ cookies }) => redirectWithCookies(wanted ? safeReturnPath(wanted) : paths.workspace(), cookies),
  });
}

export default function SignInCodePage() {
  const t = useText("entrance");
  const result = useActionData<typeof action>();
  const [form, fields] = useActionForm(secondFactorInput, result?.form);
  return (
    <EntranceShell title={t("code.title")} note={t("code.note")}>
      <form method="post" {...formProps(form)} className="grid gap-4">
        <FormErrors form={form} labels={{ code: t("code.field") }} />
        <TextField
          field={fields.code}
          label={t("code.field")}
          hint={t("code.hint")}
          autoComplete="one-time-code"
          inputMode="text"
          className="max-w-xs"
        />
        <div className="flex flex-wrap gap-3">
          <Button variant="primary">{t("code.submit")}</Button>
          <a href={paths.signIn()} className="link self-center">
            {t("code.again")}
          </a>
        </div>
      </form>
    </EntranceShell>
  );
}
