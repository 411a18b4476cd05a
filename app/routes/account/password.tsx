import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { changePasswordInput } from "#app/domain/accounts/session/input.ts";
import { changePassword } from "#app/domain/accounts/user/password.server.ts";
import { requireSession } from "#app/http/actor.server.ts";
import { localeOf, submitForm } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { AccountPage } from "#app/ui/account/account-page.tsx";
import { FormErrors, formProps, TextField, useActionForm } from "#app/ui/primitives/action-form.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";

export async function loader(args: LoaderFunctionArgs) {
  await requireSession(args);
  const changed = new URL(args.request.url).searchParams.has("changed");
  return { changed, title: textFor(localeOf(args.request), "account")("tab.password") };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, session } = await requireSession(args);
  return submitForm({
    request: args.request,
    schema: changePasswordInput,
    act: (input) => changePassword(ctx, session, input),
    next: () => redirect(`${paths.accountPassword()}?changed=1`, 303),
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Password() {
  const { changed } = useLoaderData<typeof loader>();
  const t = useText("account");
  const result = useActionData<typeof action>();
  const [form, fields] = useActionForm(changePasswordInput, result?.form);
  const labels = {
    currentPassword: t("password.current"),
    newPassword: t("password.new"),
    repeatedPassword: t("password.repeated"),
  };
  return (
    <AccountPage>
      {changed && !result ? <Notice tone="success" title={t("password.changed")} /> : null}
      <Panel title={t("tab.password")} note={t("password.note")}>
        <Form method="post" {...formProps(form)} className="grid max-w-md gap-4">
          <FormErrors form={form} labels={labels} />
          <TextField
            field={fields.currentPassword}
            label={labels.currentPassword}
            type="password"
            autoComplete="current-password"
          />
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
          <div>
            <Button variant="primary">{t("password.submit")}</Button>
          </div>
        </Form>
      </Panel>
    </AccountPage>
  );
}
