import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { can } from "#app/domain/core/authorise.ts";
import { returnablePacks } from "#app/domain/procurement/goods-return/returnable.ts";
import { getDeliveryDetail } from "#app/domain/reporting/delivery/detail.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DeliveryStateBadge } from "#app/ui/delivery/delivery-list.tsx";
import { DeliverySheet } from "#app/ui/delivery/delivery-sheet.tsx";
import { deliveryNumber } from "#app/ui/delivery/view.ts";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { LinkButton } from "#app/ui/primitives/button.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "institution");
  const view = await answer(() => getDeliveryDetail(ctx, args.params.deliveryId ?? ""));
  const number = deliveryNumber(view.order.number, view.delivery.sequence);
  const people = [view.order.requesterId, view.order.approverId];
  const findings = view.acceptance?.state === "signed" ? view.acceptance.findings : [];
  const returnable = findings.some((finding) => {
    const line = view.lines.find(({ id }) => id === finding.deliveryLineId);
    return returnablePacks(finding.acceptedPacks, line?.returnedPacks ?? 0) > 0;
  });
  return {
    view,
    number,
    mayAccept: can(ctx.actor, "acceptance.record") && !view.acceptance && !people.includes(ctx.actor.userId),
    maySign: can(ctx.actor, "acceptance.countersign") && view.acceptance?.state === "awaiting-countersign",
    mayReturn: can(ctx.actor, "return.record") && returnable,
    title: textFor(localeOf(args.request), "deliveries")("detail.title", { number }),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function InstitutionDelivery() {
  const { view, number, mayAccept, maySign, mayReturn, title } = useLoaderData<typeof loader>();
  const t = useText("deliveries");
  const { delivery, acceptance } = view;
  return (
    <WorkspacePage
      title={title}
      crumbs={[
        { label: t("list.buying.title"), to: paths.institutionDeliveries({ show: "all" }) },
        { label: number },
      ]}
      status={
        <>
          <DeliveryStateBadge
            state={delivery.state}
            awaitingCountersign={acceptance?.state === "awaiting-countersign"}
          />
          {delivery.isDemo ? <DemoMark /> : null}
        </>
      }
      actions={
        <>
          {mayAccept ? (
            <LinkButton variant="primary" to={paths.institutionAccept(delivery.id)}>
              {t("detail.accept")}
            </LinkButton>
          ) : null}
          {maySign && acceptance ? (
            <LinkButton variant="primary" to={paths.institutionAcceptance(acceptance.id)}>
              {t("detail.countersign")}
            </LinkButton>
          ) : null}
          <LinkButton to={paths.institutionDeliveryNote(delivery.id)}>{t("detail.note")}</LinkButton>
        </>
      }
    >
      <DeliverySheet
        {...view}
        orderHref={paths.institutionOrder(view.order.id)}
        acceptanceActions={
          acceptance ? (
            <>
              {mayReturn ? (
                <LinkButton size="small" to={paths.institutionReturn(delivery.id)}>
                  {t("detail.return")}
                </LinkButton>
              ) : null}
              <LinkButton size="small" to={paths.institutionAcceptanceSheet(delivery.id)}>
                {t("detail.sheet")}
              </LinkButton>
            </>
          ) : null
        }
      />
    </WorkspacePage>
  );
}
