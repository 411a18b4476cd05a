import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { can } from "#app/domain/core/authorise.ts";
import { listOwnCertificates } from "#app/domain/reporting/supply/certificates.server.ts";
import { listOwnWaivers } from "#app/domain/reporting/waiver/waivers.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { LinkButton } from "#app/ui/primitives/button.tsx";
import { EmptyState, Panel } from "#app/ui/primitives/card.tsx";
import { Pagination } from "#app/ui/primitives/navigation.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";
import { CertificateTable } from "#app/ui/supplier/certificate-table.tsx";
import { WaiverTable } from "#app/ui/workspace/waiver-table.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "supplier");
  const [page, waivers] = await Promise.all([
    listOwnCertificates(ctx, new URL(args.request.url).searchParams.get("after")),
    listOwnWaivers(ctx),
  ]);
  const title = textFor(localeOf(args.request), "supply")("certificates.title");
  return { ...page, waivers, title, maySubmit: can(ctx.actor, "certificate.submit") };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Certificates() {
  const { rows, next, waivers, title, maySubmit } = useLoaderData<typeof loader>();
  const t = useText("supply");
  const words = useText("certification");
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
      {waivers.length > 0 ? (
        <Panel title={words("waivers.own")} note={words("waivers.own.note")} flush>
          <WaiverTable caption={words("waivers.own")} rows={waivers} />
        </Panel>
      ) : null}
      <Pagination next={next ? paths.supplierCertificates({ after: next }) : null} />
    </WorkspacePage>
  );
}
