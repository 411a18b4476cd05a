import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { approveOrganisation } from "#app/domain/accounts/organisation/approve.server.ts";
import { decideInput, refuseInput } from "#app/domain/accounts/organisation/input.ts";
import { getOrganisationForReview } from "#app/domain/accounts/organisation/queries.server.ts";
import { recommendSupplier } from "#app/domain/accounts/organisation/recommend.server.ts";
import { rejectOrganisation } from "#app/domain/accounts/organisation/reject.server.ts";
import { answersForCounty, can } from "#app/domain/core/authorise.ts";
import { reinstateAndShow, suspendAndWithdraw } from "#app/flows/suspend-organisation.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf, readForm, submitForm } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DocumentLinks } from "#app/ui/account/document-links.tsx";
import { OrganisationFacts, OrganisationHistory } from "#app/ui/account/organisation-facts.tsx";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { State } from "#app/ui/elements/state.tsx";
import { OrganisationDecisions } from "#app/ui/official/organisation-decisions.tsx";
import { LinkButton } from "#app/ui/primitives/button.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const review = await answer(() => getOrganisationForReview(ctx, args.params.organisationId ?? ""));
  const t = textFor(localeOf(args.request), "review");
  const mayWaive =
    can(ctx.actor, "certificate.waive") &&
    review.organisation.kind === "supplier" &&
    review.organisation.state === "approved" &&
    answersForCounty(ctx.actor, review.organisation.countyCode);
  return { ...review, mayWaive, title: t("detail.title", { name: review.organisation.name }) };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const organisationId = args.params.organisationId ?? "";
  const form = await readForm(args.request);
  const next = () => redirect(paths.officialOrganisation(organisationId), 303);
  const shared = { request: args.request, form, fixed: { organisationId }, next };
  switch (form.get("decision")) {
    case "recommend":
      return submitForm({ ...shared, schema: decideInput, act: (input) => recommendSupplier(ctx, input) });
    case "approve":
      return submitForm({ ...shared, schema: decideInput, act: (input) => approveOrganisation(ctx, input) });
    case "reject":
      return submitForm({ ...shared, schema: refuseInput, act: (input) => rejectOrganisation(ctx, input) });
    case "suspend":
      return submitForm({ ...shared, schema: refuseInput, act: (input) => suspendAndWithdraw(ctx, input) });
    case "reinstate":
      return submitForm({ ...shared, schema: refuseInput, act: (input) => reinstateAndShow(ctx, input) });
    default:
      throw new Response("request.invalid", { status: 400 });
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function OrganisationReview() {
  const { organisation, documents, history, agentOf, decisions, mayWaive } = useLoaderData<typeof loader>();
  const errors: Record<string, string[] | null> = useActionData<typeof action>()?.form.error ?? {};
  const t = useText("review");
  const certification = useText("certification");
  const name = localName(useLocale(), { nameZh: organisation.name, nameEn: organisation.nameEn });
  return (
    <WorkspacePage
      title={name}
      status={
        <>
          <State of="organisationStates" is={organisation.state} />
          {organisation.isDemo ? <DemoMark /> : null}
        </>
      }
      crumbs={[{ label: t("list.title"), to: paths.officialOrganisations() }, { label: name }]}
      actions={
        mayWaive ? (
          <LinkButton to={paths.officialWaiverNew({ supplier: organisation.id })}>
            {certification("waiver.new")}
          </LinkButton>
        ) : null
      }
    >
      {errors[""]?.map((message) => (
        <Notice key={message} tone="danger" title={message} />
      ))}
      <div className="grid items-start gap-5 xl:grid-cols-[2fr_1fr]">
        <div className="grid gap-5">
          <OrganisationFacts organisation={organisation} agentOf={agentOf} />
          <Panel title={t("documents.title")}>
            <DocumentLinks documents={documents} />
          </Panel>
        </div>
        <div className="grid gap-5 xl:sticky xl:top-6">
          <OrganisationDecisions decisions={decisions} reasonErrors={errors.reason ?? []} />
          <OrganisationHistory history={history} />
        </div>
      </div>
    </WorkspacePage>
  );
}
