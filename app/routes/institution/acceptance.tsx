import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { can } from "#app/domain/core/authorise.ts";
import { signAcceptanceInput, withdrawAcceptanceInput } from "#app/domain/procurement/acceptance/input.ts";
import { withdrawAcceptance } from "#app/domain/procurement/acceptance/withdraw.server.ts";
import { listCountersigners } from "#app/domain/reporting/delivery/countersigners.server.ts";
import { getAcceptance } from "#app/domain/reporting/delivery/detail.server.ts";
import { acceptDelivery } from "#app/flows/accept-delivery.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf, submitForm } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { AcceptancePanel } from "#app/ui/delivery/acceptance-panel.tsx";
import { SendBackForm } from "#app/ui/delivery/send-back-form.tsx";
import { SignPanel } from "#app/ui/delivery/sign-panel.tsx";
import { deliveryNumber } from "#app/ui/delivery/view.ts";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { State } from "#app/ui/elements/state.tsx";
import { LinkButton } from "#app/ui/primitives/button.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "institution");
  const { view, acceptance } = await answer(() => getAcceptance(ctx, args.params.acceptanceId ?? ""));
  const number = deliveryNumber(view.order.number, view.delivery.sequence);
  const waits = acceptance.state === "awaiting-countersign" && can(ctx.actor, "acceptance.countersign");
  const hindrance =
    acceptance.receiverId === ctx.actor.userId
      ? ("own" as const)
      : view.order.approverId === ctx.actor.userId
        ? ("approver" as const)
        : null;
  const { receiverId } = acceptance;
  const { approverId } = view.order;
  return {
    view,
    acceptance,
    number,
    others: waits && hindrance ? await listCountersigners(ctx, { receiverId, approverId }) : [],
    waits,
    hindrance,
    title: textFor(localeOf(args.request), "deliveries")("acceptance.title", { number }),
  };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAudience(args, "institution");
  const acceptanceId = args.params.acceptanceId ?? "";
  const back = () => redirect(paths.institutionAcceptance(acceptanceId), 303);
  if (new URL(args.request.url).searchParams.get("do") === "sign")
    return submitForm({
      request: args.request,
      schema: signAcceptanceInput,
      fixed: { acceptanceId },
      act: (input) => acceptDelivery(ctx, input),
      next: back,
    });
  return submitForm({
    request: args.request,
    schema: withdrawAcceptanceInput,
    fixed: { acceptanceId },
    act: (input) => withdrawAcceptance(ctx, input),
    next: back,
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function InstitutionAcceptance() {
  const { view, acceptance, number, others, waits, hindrance, title } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useText("deliveries");
  return (
    <WorkspacePage
      title={title}
      status={
        <>
          <State of="acceptanceStates" is={acceptance.state} />
          {view.delivery.isDemo ? <DemoMark /> : null}
        </>
      }
      crumbs={[
        { label: t("acceptances.title"), to: paths.institutionAcceptances({ show: "all" }) },
        { label: number },
      ]}
      actions={
        <>
          <LinkButton to={paths.institutionDelivery(view.delivery.id)}>{t("acceptance.delivery")}</LinkButton>
          {acceptance.state === "withdrawn" ? null : (
            <LinkButton to={paths.institutionAcceptanceSheet(view.delivery.id)}>
              {t("detail.sheet")}
            </LinkButton>
          )}
        </>
      }
    >
      {acceptance.state === "withdrawn" ? (
        <Notice tone="warning" title={t("detail.sent_back.title")}>
          {t("detail.sent_back.note", {
            who: acceptance.withdrawnByName ?? "",
            reason: acceptance.withdrawnReason ?? "",
          })}
        </Notice>
      ) : null}
      <AcceptancePanel acceptance={acceptance} lines={view.lines} />
      {waits ? (
        <SignPanel hindrance={hindrance} others={others} refused={refused?.form}>
          <SendBackForm acceptanceId={acceptance.id} refused={refused?.form} />
        </SignPanel>
      ) : null}
    </WorkspacePage>
  );
}
