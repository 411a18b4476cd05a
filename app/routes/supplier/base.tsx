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
import { outlineText } from "#app/domain/provenance/base/outline.ts";
import { basePlace } from "#app/domain/provenance/base/place.ts";
import { readBasketClock } from "#app/domain/reporting/base/clocks.server.ts";
import { getOwnBase } from "#app/domain/reporting/supply/provenance.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf, submitForm } from "#app/http/respond.server.ts";
import { localName } from "#app/i18n/locale.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { givenEnglish } from "#app/kernel/english-name.ts";
import { paths } from "#app/paths.ts";
import { BasketFacts } from "#app/ui/base/basket-standing.tsx";
import { DrawnPlace } from "#app/ui/base/base-place.tsx";
import { LinkButton } from "#app/ui/primitives/button.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
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
    id: base.id,
    clock: await readBasketClock(ctx, base.id),
    place: basePlace(base),
    counties,
    isDemo: base.isDemo,
    title: localName(localeOf(args.request), base),
    values: {
      nameZh: base.nameZh,
      nameEn: givenEnglish(base.nameEn, base.nameZh),
      countyCode: base.countyCode,
      township: base.township,
      village: base.village,
      areaMu: String(base.areaMilliMu / 1000),
      latitude: degrees(base.latitudeMicro),
      longitude: degrees(base.longitudeMicro),
      outline: outlineText(base.outlineMicro),
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
  const { id, counties, values, title, isDemo, clock, place } = useLoaderData<typeof loader>();
  const t = useText("supply");
  const words = useText("bases");
  return (
    <WorkspacePage
      title={title}
      status={isDemo ? <DemoMark /> : null}
      actions={<LinkButton to={paths.base(id)}>{t("bases.open")}</LinkButton>}
      crumbs={[{ label: t("bases.title"), to: paths.supplierBases() }, { label: title }]}
    >
      <Panel
        title={words("basket.title")}
        note={words("basket.note")}
        actions={
          clock.standing === "renewal_open" || clock.standing === "expired" ? (
            <LinkButton to={paths.supplierCertificateNew()} variant="primary">
              {words("basket.renew")}
            </LinkButton>
          ) : null
        }
      >
        <BasketFacts clock={clock} />
      </Panel>
      <Panel title={words("map.title")}>
        <DrawnPlace name={title} place={place} counties={counties} />
      </Panel>
      <BaseForm counties={counties} values={values} refused={useActionData<typeof action>()?.form} />
    </WorkspacePage>
  );
}
