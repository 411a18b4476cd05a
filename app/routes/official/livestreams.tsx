import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { addSession } from "#app/domain/channels/session/add.server.ts";
import { addSessionInput } from "#app/domain/channels/session/input.ts";
import { listLivestreams } from "#app/domain/reporting/channels/livestreams.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf, submitForm } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { Pagination } from "#app/ui/primitives/navigation.tsx";
import { LivestreamForm, LivestreamTable } from "#app/ui/sales/livestreams.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  return {
    ...(await answer(() => listLivestreams(ctx, new URL(args.request.url).searchParams.get("after")))),
    title: textFor(localeOf(args.request), "channels")("livestreams.title"),
  };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  return submitForm({
    request: args.request,
    schema: addSessionInput,
    // The form's own text: pinned products are taken apart by the act.
    act: ({ pinned, ...input }) => addSession(ctx, { ...input, pinned: pinned.join("\n") }),
    next: ({ id }) => redirect(paths.officialLivestream(id), 303),
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Livestreams() {
  const { rows, next, counties, title } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.form;
  const t = useText("channels");
  return (
    <WorkspacePage title={title} note={t("livestreams.note")}>
      <LivestreamTable sessions={rows} />
      <Pagination next={next ? paths.officialLivestreams({ after: next }) : null} />
      {counties.length > 0 ? <LivestreamForm counties={counties} refused={refused} /> : null}
    </WorkspacePage>
  );
}
