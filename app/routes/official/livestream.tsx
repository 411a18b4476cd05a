import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { getLivestream } from "#app/domain/reporting/channels/livestreams.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer } from "#app/http/respond.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { LivestreamFacts } from "#app/ui/sales/livestreams.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  return { session: await answer(() => getLivestream(ctx, args.params.sessionId ?? "")) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.session.title }];

export default function Livestream() {
  const { session } = useLoaderData<typeof loader>();
  const t = useText("channels");
  return (
    <WorkspacePage
      title={session.title}
      note={t("livestreams.note")}
      status={session.isDemo ? <DemoMark /> : null}
      crumbs={[{ label: t("livestreams.title"), to: paths.officialLivestreams() }, { label: session.code }]}
    >
      <LivestreamFacts session={session} />
    </WorkspacePage>
  );
}
