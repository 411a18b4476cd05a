import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { editOrganisation } from "#app/domain/accounts/organisation/edit.server.ts";
import { editOrganisationInput } from "#app/domain/accounts/organisation/input.ts";
import { getOwnContact, getOwnOrganisation } from "#app/domain/accounts/organisation/queries.server.ts";
import { requireAudience, requireContext } from "#app/http/actor.server.ts";
import { answer, localeOf, submitForm } from "#app/http/respond.server.ts";
import type { RequestArgs } from "#app/http/session.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { OrganisationFacts } from "#app/ui/account/organisation-facts.tsx";
import {
  FormErrors,
  formProps,
  TextareaField,
  TextField,
  useActionForm,
} from "#app/ui/primitives/action-form.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

async function contextOf(args: RequestArgs) {
  const { actor } = await requireContext(args);
  return requireAudience(args, actor.organisationKind);
}

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await contextOf(args);
  const [contact, { organisation }] = await answer(() =>
    Promise.all([getOwnContact(ctx), getOwnOrganisation(ctx)]),
  );
  return {
    contact,
    organisation,
    saved: new URL(args.request.url).searchParams.has("saved"),
    title: textFor(localeOf(args.request), "account")("organisation.title"),
  };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await contextOf(args);
  return submitForm({
    request: args.request,
    schema: editOrganisationInput,
    act: (input) => editOrganisation(ctx, input),
    next: () => redirect(`${new URL(args.request.url).pathname}?saved=1`, 303),
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function OwnOrganisation() {
  const { contact, organisation, saved } = useLoaderData<typeof loader>();
  const t = useText("account");
  const join = useText("join");
  const common = useText("common");
  const result = useActionData<typeof action>();
  const [form, fields] = useActionForm(editOrganisationInput, result?.form, {
    defaultValue: {
      ...contact,
      nameEn: contact.nameEn ?? "",
      bankAccountName: contact.bankAccountName ?? "",
      bankName: contact.bankName ?? "",
      bankAccountNumber: contact.bankAccountNumber ?? "",
    },
  });
  const labels = {
    nameEn: join("field.nameEn"),
    contactName: join("field.contactName"),
    contactPhone: join("field.contactPhone"),
    address: join("field.address"),
    introduction: join("field.introduction"),
    bankAccountName: t("organisation.bank_account_name"),
    bankName: t("organisation.bank_name"),
    bankAccountNumber: t("organisation.bank_account_number"),
  };
  return (
    <WorkspacePage title={t("organisation.title")} note={t("organisation.note")}>
      {saved && !result ? <Notice tone="success" title={t("organisation.saved")} /> : null}
      <OrganisationFacts organisation={organisation} />
      <Form method="post" {...formProps(form)} className="grid gap-5">
        <FormErrors form={form} labels={labels} />
        <Panel title={t("organisation.contact")}>
          <div className="grid gap-4 lg:grid-cols-2">
            <TextField field={fields.contactName} label={labels.contactName} />
            <TextField field={fields.contactPhone} label={labels.contactPhone} type="tel" />
            <TextField field={fields.address} label={labels.address} />
            <TextField field={fields.nameEn} label={labels.nameEn} />
            <TextareaField
              field={fields.introduction}
              label={labels.introduction}
              rows={3}
              className="lg:col-span-2"
            />
          </div>
        </Panel>
        {organisation.kind === "supplier" ? (
          <Panel title={t("organisation.bank")} note={t("organisation.bank.note")}>
            <div className="grid gap-4 lg:grid-cols-3">
              <TextField field={fields.bankAccountName} label={labels.bankAccountName} />
              <TextField field={fields.bankName} label={labels.bankName} />
              <TextField
                field={fields.bankAccountNumber}
                label={labels.bankAccountNumber}
                inputMode="numeric"
                autoComplete="off"
              />
            </div>
          </Panel>
        ) : null}
        <div>
          <Button variant="primary">{common("action.save")}</Button>
        </div>
      </Form>
    </WorkspacePage>
  );
}
