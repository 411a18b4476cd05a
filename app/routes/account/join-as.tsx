import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import {
  type PaperField,
  preparePapers,
  refusedPapers,
} from "#app/domain/accounts/file/prepare-papers.server.ts";
import { applyToJoin } from "#app/domain/accounts/organisation/apply.server.ts";
import { applicationIssues } from "#app/domain/accounts/organisation/application.ts";
import {
  applicationSoFarInput,
  applyInstitutionInput,
  applyOfficeInput,
  applySupplierInput,
  newAccount,
} from "#app/domain/accounts/organisation/input.ts";
import { listPlaces, listProducers } from "#app/domain/accounts/organisation/queries.server.ts";
import { signIn } from "#app/domain/accounts/session/sign-in.server.ts";
import { getContext } from "#app/http/actor.server.ts";
import { localeOf, readForm, submitForm } from "#app/http/respond.server.ts";
import { deviceOf, getSession, identityFor, redirectWithCookies } from "#app/http/session.server.ts";
import { takeUpload } from "#app/http/upload.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { isDomainError } from "#app/kernel/errors.ts";
import { paths } from "#app/paths.ts";
import { ApplicationForm, type JoinKind } from "#app/ui/account/application-form.tsx";
import { EntranceShell } from "#app/ui/account/entrance-shell.tsx";
import type { PageHandle } from "#app/ui/shell/document.ts";
import { type OrganisationDocumentKind, organisationDocumentKinds } from "#db/vocabulary/organisations.ts";

export const handle = { document: "static" } satisfies PageHandle;

const schemas = {
  institution: applyInstitutionInput,
  supplier: applySupplierInput,
  office: applyOfficeInput,
} as const;

/** The same from somebody who is not signed in, so that a missing account is told along with all else. */
const schemasWithAccount = {
  institution: applyInstitutionInput.required(newAccount),
  supplier: applySupplierInput.required(newAccount),
  office: applyOfficeInput.required(newAccount),
} as const;

function kindOf(text: string | undefined): JoinKind {
  if (text === "institution" || text === "supplier" || text === "office") return text;
  throw new Response(null, { status: 404 });
}

export async function loader(args: LoaderFunctionArgs) {
  const kind = kindOf(args.params.kind);
  const [ctx, session] = await Promise.all([getContext(args), getSession(args)]);
  const [places, producers] = await Promise.all([
    listPlaces(ctx),
    kind === "supplier" ? listProducers(ctx) : [],
  ]);
  const t = textFor(localeOf(args.request), "join");
  return {
    kind,
    places,
    producers,
    applicant: session ? { name: session.user.name, email: session.user.email } : null,
    title: t(`apply.${kind}`),
  };
}

export async function action(args: ActionFunctionArgs) {
  const kind = kindOf(args.params.kind);
  const [ctx, session] = await Promise.all([getContext(args), getSession(args)]);
  const form = await readForm(args.request);
  const uploads: PaperField<OrganisationDocumentKind>[] = [];
  for (const document of organisationDocumentKinds) {
    uploads.push({ kind: document, upload: await takeUpload(form, document) });
  }
  const brought = new Set(uploads.flatMap(({ kind: document, upload }) => (upload ? [document] : [])));
  return submitForm({
    request: args.request,
    form,
    fixed: { kind },
    schema: session ? schemas[kind] : schemasWithAccount[kind],
    alsoWrong: async (typed) => [
      ...applicationIssues(applicationSoFarInput.parse(typed), brought),
      ...(await refusedPapers(uploads)),
    ],
    act: async (input) => {
      const documents = await preparePapers(uploads, applicationIssues(input, brought));
      await applyToJoin(ctx, input, documents, session?.user.id ?? null);
      if (session) return [];
      const account = { email: input.email ?? "", password: input.newPassword ?? "" };
      return beginSession(args, account);
    },
    next: (cookies) => redirectWithCookies(paths.application(), cookies),
  });
}

/** Signs the applicant in at once; where that is refused, the application page asks them to. */
async function beginSession(args: ActionFunctionArgs, account: { email: string; password: string }) {
  const ctx = await getContext(args);
  const begun = await signIn(ctx, identityFor(args), deviceOf(args), account).catch((error: unknown) => {
    if (isDomainError(error)) return { cookies: [] };
    throw error;
  });
  return begun.cookies;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function JoinAs() {
  const { kind, places, producers, applicant, title } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText("join");
  return (
    <EntranceShell title={title} note={t("apply.note")}>
      <ApplicationForm
        kind={kind}
        places={places}
        producers={producers}
        applicant={applicant}
        result={result?.form}
      />
    </EntranceShell>
  );
}
