import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import {
  type PaperField,
  preparePapers,
  refusedPapers,
} from "#app/domain/accounts/file/prepare-papers.server.ts";
import { reviseApplicationInput } from "#app/domain/accounts/organisation/input.ts";
import { getOwnOrganisation } from "#app/domain/accounts/organisation/queries.server.ts";
import { reviseApplication } from "#app/domain/accounts/organisation/revise.server.ts";
import { allows } from "#app/domain/core/policy.ts";
import { requireContext } from "#app/http/actor.server.ts";
import { localeOf, readForm, submitForm } from "#app/http/respond.server.ts";
import { takeUpload } from "#app/http/upload.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { ApplicationStatus } from "#app/ui/account/application-status.tsx";
import { DocumentLinks } from "#app/ui/account/document-links.tsx";
import { OrganisationFacts, OrganisationHistory } from "#app/ui/account/organisation-facts.tsx";
import { ReviseForm } from "#app/ui/account/revise-form.tsx";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { State } from "#app/ui/elements/state.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";
import { type OrganisationDocumentKind, organisationDocumentKinds } from "#db/vocabulary/organisations.ts";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireContext(args);
  const own = await getOwnOrganisation(ctx);
  const mayRevise = own.organisation.state === "rejected" && allows(ctx.actor.roles, "organisation.edit");
  return { ...own, mayRevise, title: textFor(localeOf(args.request), "join")("status.title") };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireContext(args);
  const form = await readForm(args.request);
  const uploads: PaperField<OrganisationDocumentKind>[] = [];
  for (const kind of organisationDocumentKinds) uploads.push({ kind, upload: await takeUpload(form, kind) });
  return submitForm({
    request: args.request,
    form,
    schema: reviseApplicationInput,
    alsoWrong: () => refusedPapers(uploads),
    act: async (input) => reviseApplication(ctx, input, await preparePapers(uploads)),
    next: () => redirect(paths.application(), 303),
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Application() {
  const { organisation, documents, history, mayRevise } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText("join");
  const review = useText("review");
  const name = localName(useLocale(), { nameZh: organisation.name, nameEn: organisation.nameEn });
  return (
    <WorkspacePage
      title={name}
      note={t("status.title")}
      status={
        <>
          <State of="organisationStates" is={organisation.state} />
          {organisation.isDemo ? <DemoMark /> : null}
        </>
      }
    >
      <ApplicationStatus
        kind={organisation.kind}
        state={organisation.state}
        reason={organisation.decisionReason ?? ""}
      />
      <div className="grid items-start gap-5 xl:grid-cols-[2fr_1fr]">
        <div className="grid gap-5">
          {mayRevise ? <ReviseForm organisation={organisation} result={result?.form} /> : null}
          <OrganisationFacts organisation={organisation} />
          <Panel title={review("documents.title")}>
            <DocumentLinks documents={documents} />
          </Panel>
        </div>
        <OrganisationHistory history={history} />
      </div>
    </WorkspacePage>
  );
}
