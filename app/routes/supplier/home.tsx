import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { can } from "#app/domain/core/authorise.ts";
import { supplierFirstSteps } from "#app/domain/reporting/inbox/first-steps.server.ts";
import { supplierInbox } from "#app/domain/reporting/inbox/supplier.server.ts";
import { listReminders } from "#app/domain/reporting/reminder/certificates.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { supplierStepPath, supplierWorkPath } from "#app/ui/supplier/work-path.ts";
import { LinkButton } from "#app/ui/primitives/button.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";
import { CertificateReminders, type ReminderRow } from "#app/ui/workspace/certificate-reminders.tsx";
import { FirstSteps } from "#app/ui/workspace/first-steps.tsx";
import { Inbox } from "#app/ui/workspace/inbox.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "supplier");
  const title = textFor(localeOf(args.request), "workspace")("inbox.title");
  const [items, reminders, steps] = await Promise.all([
    supplierInbox(ctx),
    listReminders(ctx),
    supplierFirstSteps(ctx),
  ]);
  return { items, reminders, steps, title, mayEdit: can(ctx.actor, "batch.edit") };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function SupplierHome() {
  const { items, reminders, steps, title, mayEdit } = useLoaderData<typeof loader>();
  const t = useText("workspace");
  const words = useText("supply");
  return (
    <WorkspacePage
      title={title}
      actions={
        mayEdit && steps.length === 0 ? (
          <LinkButton to={paths.supplierBatchNew()}>{words("batches.new")}</LinkButton>
        ) : null
      }
    >
      <FirstSteps
        note={t("first.supplier.note")}
        steps={steps.map(({ kind, isDone }) => ({
          key: kind,
          title: t(`first.supplier.${kind}`),
          note: t(`first.supplier.${kind}.note`),
          to: supplierStepPath(kind),
          isDone,
        }))}
      />
      <Inbox
        isNew={steps.length > 0}
        quiet={t("inbox.supplier.quiet")}
        entries={items.map(({ kind, count }) => ({
          key: kind,
          count,
          title: t(`supplier.${kind}`),
          note: t(`supplier.${kind}.note`),
          to: supplierWorkPath(kind),
        }))}
      />
      <CertificateReminders
        rows={reminders}
        allPath={paths.supplierCertificates()}
        isOfficial={false}
        wayOf={(row) => <RenewalStep reminder={row} />}
      />
    </WorkspacePage>
  );
}

function RenewalStep({ reminder: { id, opensOn, handedInId } }: { reminder: ReminderRow }) {
  const t = useText("certification");
  if (handedInId) return t("reminders.handed_in");
  if (opensOn) return t("reminders.opens", { day: opensOn });
  return <Link to={paths.supplierCertificateNew({ renews: id })}>{t("reminders.renew")}</Link>;
}
