import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listAlarms } from "#app/domain/reporting/logistics/alarms.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { AlarmTable } from "#app/ui/logistics/alarms.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "institution");
  return {
    alarms: await listAlarms(ctx),
    title: textFor(localeOf(args.request), "logistics")("alarms.title"),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function InstitutionColdChain() {
  const { alarms, title } = useLoaderData<typeof loader>();
  const t = useText("logistics");
  return (
    <WorkspacePage title={title} note={t("alarms.note")}>
      <AlarmTable rows={alarms} hrefOf={paths.institutionDelivery} />
    </WorkspacePage>
  );
}
