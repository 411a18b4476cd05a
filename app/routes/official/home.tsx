import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { officialInbox } from "#app/domain/reporting/inbox/official.server.ts";
import { listReminders } from "#app/domain/reporting/reminder/certificates.server.ts";
import { readServiceTimes } from "#app/domain/reporting/review/service-times.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { ServiceTimes } from "#app/ui/official/queue-times.tsx";
import { officialWorkPath } from "#app/ui/official/work-path.ts";
import { LinkButton } from "#app/ui/primitives/button.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";
import { CertificateReminders } from "#app/ui/workspace/certificate-reminders.tsx";
import { Inbox } from "#app/ui/workspace/inbox.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const [items, times, reminders] = await Promise.all([
    officialInbox(ctx),
    readServiceTimes(ctx),
    listReminders(ctx),
  ]);
  const title = textFor(localeOf(args.request), "workspace")("inbox.title");
  return { items, times, now: ctx.now, reminders, title };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function OfficialHome() {
  const { items, times, now, reminders, title } = useLoaderData<typeof loader>();
  const t = useText("workspace");
  const words = useText("certification");
  return (
    <WorkspacePage
      title={title}
      actions={
        <LinkButton to={paths.officialCockpit()} reloadDocument>
          {t("nav.cockpit")}
        </LinkButton>
      }
    >
      <Inbox
        quiet={t("inbox.official.quiet")}
        entries={items.map(({ kind, count }) => ({
          key: kind,
          count,
          title: t(`official.${kind}`),
          note: t(`official.${kind}.note`),
          to: officialWorkPath(kind),
        }))}
      />
      <div id="reminders">
        <CertificateReminders
          rows={reminders}
          allPath={paths.officialCertificates({ state: "verified" })}
          isOfficial
          wayOf={({ id, handedInId }) =>
            handedInId ? (
              <Link to={paths.officialCertificate(handedInId)}>{words("reminders.review")}</Link>
            ) : (
              <Link to={paths.officialCertificate(id)}>{words("reminders.tell")}</Link>
            )
          }
        />
      </div>
      <ServiceTimes times={times} now={now} />
    </WorkspacePage>
  );
}
