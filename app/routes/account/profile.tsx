import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { changeProfileInput } from "#app/domain/accounts/session/input.ts";
import { changeProfile } from "#app/domain/accounts/user/profile.server.ts";
import { requireSession } from "#app/http/actor.server.ts";
import { localeOf, submitForm } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { AccountPage } from "#app/ui/account/account-page.tsx";
import { FormErrors, formProps, TextField, useActionForm } from "#app/ui/primitives/action-form.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { DescriptionList } from "#app/ui/primitives/facts.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { session } = await requireSession(args);
  const { name, email } = session.user;
  return { name, email, title: textFor(localeOf(args.request), "account")("title") };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, session } = await requireSession(args);
  return submitForm({
    request: args.request,
    schema: changeProfileInput,
    act: (input) => changeProfile(ctx, session, input),
    next: () => redirect(paths.account(), 303),
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Profile() {
  const { name, email } = useLoaderData<typeof loader>();
  const t = useText("account");
  const common = useText("common");
  const [form, fields] = useActionForm(changeProfileInput, useActionData<typeof action>()?.form, {
    defaultValue: { name },
  });
  return (
    <AccountPage>
      <Panel title={t("tab.profile")}>
        <Form method="post" {...formProps(form)} className="grid gap-4">
          <FormErrors form={form} labels={{ name: t("name") }} />
          <DescriptionList facts={[{ term: t("email"), value: email }]} />
          <TextField field={fields.name} label={t("name")} hint={t("name.hint")} autoComplete="name" />
          <div>
            <Button variant="primary">{common("action.save")}</Button>
          </div>
        </Form>
      </Panel>
    </AccountPage>
  );
}
