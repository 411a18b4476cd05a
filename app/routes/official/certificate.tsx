import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { certificateInput, certificateReasonInput } from "#app/domain/certification/certificate/input.ts";
import { reinstateCertificate } from "#app/domain/certification/certificate/reinstate.server.ts";
import { rejectCertificate } from "#app/domain/certification/certificate/reject.server.ts";
import { revokeCertificate } from "#app/domain/certification/certificate/revoke.server.ts";
import { suspendCertificate } from "#app/domain/certification/certificate/suspend.server.ts";
import { verifyCertificate } from "#app/domain/certification/certificate/verify.server.ts";
import { getReviewedCertificate } from "#app/domain/reporting/review/certificates.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf, submitForm } from "#app/http/respond.server.ts";
import { localName } from "#app/i18n/locale.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { State } from "#app/ui/elements/state.tsx";
import { CertificateDecision } from "#app/ui/official/certificate-decision.tsx";
import { CertificateFacts, DocumentView, OtherCertificates } from "#app/ui/official/reviewed-certificate.tsx";
import { ErrorSummary } from "#app/ui/primitives/notice.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const found = await answer(() => getReviewedCertificate(ctx, args.params.certificateId ?? ""));
  return { ...found, title: localName(localeOf(args.request), found.scheme) };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const certificateId = args.params.certificateId ?? "";
  const { request } = args;
  const next = () => redirect(paths.officialCertificate(certificateId), 303);
  const common = { request, fixed: { certificateId }, next };
  const plain = { ...common, schema: certificateInput };
  const reasoned = { ...common, schema: certificateReasonInput };
  switch (new URL(request.url).searchParams.get("do")) {
    case "verify":
      return submitForm({ ...plain, act: (input) => verifyCertificate(ctx, input) });
    case "reject":
      return submitForm({ ...reasoned, act: (input) => rejectCertificate(ctx, input) });
    case "suspend":
      return submitForm({ ...reasoned, act: (input) => suspendCertificate(ctx, input) });
    case "reinstate":
      return submitForm({ ...plain, act: (input) => reinstateCertificate(ctx, input) });
    case "revoke":
      return submitForm({ ...reasoned, act: (input) => revokeCertificate(ctx, input) });
    default:
      throw new Response("request.invalid", { status: 400 });
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** A certificate with its document, and the decision beside it. */
export default function ReviewedCertificate() {
  const { certificate, scheme, supplier, product, base, mediaType, decidedBy, others, title } =
    useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const t = useText("supply");
  const plain: string[] = answered?.form.error?.[""] ?? [];
  return (
    <WorkspacePage
      title={title}
      status={
        <>
          <State of="certificateStates" is={certificate.state} />
          {certificate.isDemo ? <DemoMark /> : null}
        </>
      }
      note={certificate.number}
      crumbs={[{ label: t("review.certificates.title"), to: paths.officialCertificates() }, { label: title }]}
    >
      <ErrorSummary entries={plain.map((message) => ({ message }))} />
      <div className="grid items-start gap-5 xl:grid-cols-[1fr_24rem]">
        <DocumentView fileId={certificate.fileId} mediaType={mediaType} />
        <div className="grid gap-5">
          <CertificateFacts
            certificate={certificate}
            scheme={scheme}
            supplier={supplier}
            product={product}
            base={base}
            decidedBy={decidedBy}
          />
          <CertificateDecision state={certificate.state} answered={answered} />
          <OtherCertificates others={others} />
        </div>
      </div>
    </WorkspacePage>
  );
}
