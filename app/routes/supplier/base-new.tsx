import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { createBase } from "#app/domain/provenance/base/create.server.ts";
import { createBaseInput } from "#app/domain/provenance/base/input.ts";
import { listCounties } from "#app/domain/reporting/supply/choices.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { localeOf, submitForm } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";
import { BaseForm } from "#app/ui/supplier/base-form.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "supplier");
  return {
    counties: await listCounties(ctx),
    values: { countyCode: ctx.actor.countyCode ?? "" },
    title: textFor(localeOf(args.request), "supply")("bases.new"),
  };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAudience(args, "supplier");
  return submitForm({
    request: args.request,
    schema: createBaseInput,
    act: (input) => createBase(ctx, input),
    next: () => redirect(paths.supplierBases(), 303),
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function NewBase() {
  const { counties, values, title } = useLoaderData<typeof loader>();
  const t = useText("supply");
  return (
    <WorkspacePage
      title={title}
      crumbs={[{ label: t("bases.title"), to: paths.supplierBases() }, { label: title }]}
    >
      <BaseForm counties={counties} values={values} refused={useActionData<typeof action>()?.form} />
    </WorkspacePage>
  );
}
