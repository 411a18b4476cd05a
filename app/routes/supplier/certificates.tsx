import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { can } from "#app/domain/core/authorise.ts";
import { listOwnCertificates } from "#app/domain/reporting/supply/certificates.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { LinkButton } from "#app/ui/primitives/button.tsx";
import { EmptyState } from "#app/ui/primitives/card.tsx";
import { Pagination } from "#app/ui/primitives/navigation.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";
import { CertificateTable } from "#app/ui/supplier/certificate-table.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "supplier");
  const page = await listOwnCertificates(ctx, new URL(args.request.url).searchParams.get("after"));
  const title = textFor(localeOf(args.request), "supply")("certificates.title");
  return { ...page, title, maySubmit: can(ctx.actor, "certificate.submit") };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Certificates() {
  const { rows, next, title, maySubmit } = useLoaderData<typeof loader>();
  const t = useText("supply");
  const add = maySubmit ? (
    <LinkButton to={paths.supplierCertificateNew()} variant="primary">
      {t("certificates.new")}
    </LinkButton>
  ) : null;
  return (
    <WorkspacePage title={title} note={t("certificate.note")} actions={rows.length > 0 ? add : null}>
      <CertificateTable
        rows={rows}
        empty={
          <EmptyState title={t("certificates.empty")} action={add}>
            {t("certificates.empty.note")}
          </EmptyState>
        }
      />
      <Pagination next={next ? paths.supplierCertificates({ after: next }) : null} />
    </WorkspacePage>
  );
}
