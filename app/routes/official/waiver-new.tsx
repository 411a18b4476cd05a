import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { grantWaiver } from "#app/domain/certification/waiver/grant.server.ts";
import { grantWaiverInput } from "#app/domain/certification/waiver/input.ts";
import { latestWaiverDay } from "#app/domain/certification/waiver/term.ts";
import { getWaiverChoices } from "#app/domain/reporting/waiver/waivers.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf, submitForm } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { dayOf } from "#app/kernel/calendar.ts";
import { paths } from "#app/paths.ts";
import { LocalName } from "#app/ui/elements/name.tsx";
import {
  DateField,
  FormErrors,
  formProps,
  SelectField,
  TextareaField,
  TextField,
  useActionForm,
} from "#app/ui/primitives/action-form.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { Card, EmptyState } from "#app/ui/primitives/card.tsx";
import { DescriptionList } from "#app/ui/primitives/facts.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";
import { namedChoices } from "#app/ui/supplier/choices.ts";

/** Whom the waiver speaks of stands in the address, so that page and form name the same. */
function subjectOf(request: Request) {
  const query = new URL(request.url).searchParams;
  return { supplierId: query.get("supplier") ?? "", productId: query.get("product") ?? "" };
}

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const choices = await answer(() => getWaiverChoices(ctx, subjectOf(args.request)));
  const days = Math.max(0, ...choices.schemes.map((scheme) => scheme.waiverDays));
  const today = dayOf(ctx.now);
  return {
    ...choices,
    days,
    today,
    latest: latestWaiverDay(today, days),
    title: textFor(localeOf(args.request), "certification")("waiver.new"),
  };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  return submitForm({
    request: args.request,
    schema: grantWaiverInput,
    fixed: subjectOf(args.request),
    act: (input) => grantWaiver(ctx, input),
    next: (waiver) => redirect(paths.officialWaiver(waiver.id), 303),
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

const waiverForm = grantWaiverInput.omit({ supplierId: true, productId: true });

/** Who answers for the waiver, why and until when, beside whom it speaks of. */
export default function NewWaiver() {
  const { supplier, product, schemes, days, today, latest, title } = useLoaderData<typeof loader>();
  const t = useText("certification");
  const locale = useLocale();
  const refused = useActionData<typeof action>()?.form;
  const [form, fields] = useActionForm(waiverForm, refused, {
    id: "waiver",
    defaultValue: schemes[0] ? { schemeCode: schemes[0].code } : {},
  });
  return (
    <WorkspacePage
      title={title}
      note={t("waiver.new.note")}
      crumbs={[{ label: t("waivers.title"), to: paths.officialWaivers() }, { label: title }]}
    >
      <Card className="p-4">
        <DescriptionList
          columns={2}
          facts={[
            { term: t("waiver.supplier"), value: <LocalName of={supplier} /> },
            {
              term: t("waiver.subject"),
              value: product ? <LocalName of={product} /> : t("waiver.whole_supplier"),
            },
          ]}
        />
      </Card>
      {schemes.length === 0 ? (
        <EmptyState title={t("waiver.nothing")}>{t("waiver.nothing.note")}</EmptyState>
      ) : (
        <Card className="p-4">
          <Form method="post" {...formProps(form)} className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
            <div className="empty:hidden sm:col-span-2">
              <FormErrors
                form={form}
                labels={{
                  schemeCode: t("waiver.scheme"),
                  validUntil: t("waiver.valid_until"),
                  responsible: t("waiver.responsible"),
                  reason: t("waiver.reason"),
                }}
              />
            </div>
            <SelectField
              field={fields.schemeCode}
              label={t("waiver.scheme")}
              choices={namedChoices(locale, schemes)}
            />
            <DateField
              field={fields.validUntil}
              label={t("waiver.valid_until")}
              hint={t("waiver.valid_until.hint", { days })}
              min={today}
              max={latest}
            />
            <TextField
              field={fields.responsible}
              label={t("waiver.responsible")}
              hint={t("waiver.responsible.hint")}
            />
            <TextareaField
              field={fields.reason}
              label={t("waiver.reason")}
              hint={t("waiver.reason.hint")}
              rows={3}
              className="sm:col-span-2"
            />
            <div className="sm:col-span-2">
              <Button variant="primary">{t("waiver.new")}</Button>
            </div>
          </Form>
        </Card>
      )}
    </WorkspacePage>
  );
}
