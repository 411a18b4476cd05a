import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { editBase } from "#app/domain/provenance/base/edit.server.ts";
import { editBaseInput } from "#app/domain/provenance/base/input.ts";
import { listCounties } from "#app/domain/reporting/supply/choices.server.ts";
import { getOwnBase } from "#app/domain/reporting/supply/provenance.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf, submitForm } from "#app/http/respond.server.ts";
import { localName } from "#app/i18n/locale.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";
import { BaseForm } from "#app/ui/supplier/base-form.tsx";

const degrees = (micro: number | null) => (micro === null ? "" : String(micro / 1_000_000));

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "supplier");
  const [base, counties] = await answer(() =>
    Promise.all([getOwnBase(ctx, args.params.baseId ?? ""), listCounties(ctx)]),
  );
  return {
    counties,
    isDemo: base.isDemo,
    title: localName(localeOf(args.request), base),
    values: {
      nameZh: base.nameZh,
      nameEn: base.nameEn,
      countyCode: base.countyCode,
      township: base.township,
      village: base.village,
      areaMu: String(base.areaMilliMu / 1000),
      latitude: degrees(base.latitudeMicro),
      longitude: degrees(base.longitudeMicro),
    },
  };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAudience(args, "supplier");
  return submitForm({
    request: args.request,
    schema: editBaseInput,
    fixed: { baseId: args.params.baseId },
    act: (input) => editBase(ctx, input),
    next: () => redirect(paths.supplierBases(), 303),
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Base() {
  const { counties, values, title, isDemo } = useLoaderData<typeof loader>();
  const t = useText("supply");
  return (
    <WorkspacePage
      title={title}
      status={isDemo ? <DemoMark /> : null}
      crumbs={[{ label: t("bases.title"), to: paths.supplierBases() }, { label: title }]}
    >
      <BaseForm counties={counties} values={values} refused={useActionData<typeof action>()?.form} />
    </WorkspacePage>
  );
}
