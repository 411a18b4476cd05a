import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { decideConflict } from "#app/domain/channels/conflict/decide.server.ts";
import { decideConflictInput } from "#app/domain/channels/conflict/input.ts";
import { getConflict } from "#app/domain/reporting/channels/conflicts.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf, submitForm } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import {
  FormErrors,
  formProps,
  RadioField,
  TextareaField,
  useActionForm,
} from "#app/ui/primitives/action-form.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";
import { Claimants } from "#app/ui/sales/conflicts.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";
import { conflictVerdicts } from "#db/vocabulary/channels.ts";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  return {
    ...(await answer(() => getConflict(ctx, args.params.conflictId ?? ""))),
    title: textFor(localeOf(args.request), "channels")("conflict.title"),
  };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const conflictId = args.params.conflictId ?? "";
  return submitForm({
    request: args.request,
    fixed: { conflictId },
    schema: decideConflictInput,
    act: (input) => decideConflict(ctx, input),
    next: () => redirect(paths.officialConflict(conflictId), 303),
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Conflict() {
  const { conflict, mayDecide, title } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.form;
  const t = useText("channels");
  const words = useText("vocabulary");
  const [form, fields] = useActionForm(decideConflictInput.omit({ conflictId: true }), refused, {
    id: "decide",
  });
  const { verdict, reason, decidedBy } = conflict;
  return (
    <WorkspacePage
      title={title}
      note={t("conflicts.note")}
      status={conflict.isDemo ? <DemoMark /> : null}
      crumbs={[{ label: t("conflicts.title"), to: paths.officialConflicts() }, { label: title }]}
    >
      {verdict === null ? (
        mayDecide ? null : (
          <Notice>{t("conflict.reserved")}</Notice>
        )
      ) : (
        <Notice
          tone="success"
          title={t("conflict.decided", {
            verdict: words(`conflictVerdicts.${verdict}`),
            reason: reason ?? "",
          })}
        >
          {t("conflict.by", { name: decidedBy ?? "" })}
        </Notice>
      )}
      <Claimants row={conflict.row} other={conflict.other} />
      {mayDecide ? (
        <Panel title={t("conflict.decide")}>
          <Form method="post" {...formProps(form)} className="grid max-w-3xl gap-4">
            <FormErrors
              form={form}
              labels={{ verdict: t("conflict.verdict"), reason: t("conflict.reason") }}
            />
            <RadioField
              field={fields.verdict}
              label={t("conflict.verdict")}
              choices={conflictVerdicts.map((value) => ({
                value,
                label: words(`conflictVerdicts.${value}`),
              }))}
            />
            <TextareaField
              field={fields.reason}
              label={t("conflict.reason")}
              hint={t("conflict.reason.hint")}
              rows={3}
            />
            <div>
              <Button variant="primary">{t("conflict.save")}</Button>
            </div>
          </Form>
        </Panel>
      ) : null}
    </WorkspacePage>
  );
}
