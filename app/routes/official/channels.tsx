import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { channelKeyInput } from "#app/domain/channels/key/input.ts";
import { issueKey } from "#app/domain/channels/key/issue.server.ts";
import { revokeKey } from "#app/domain/channels/key/revoke.server.ts";
import { listChannels } from "#app/domain/reporting/channels/channels.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf, submitFormShowing } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { ErrorSummary } from "#app/ui/primitives/notice.tsx";
import { ChannelTable, KeySecret } from "#app/ui/sales/channels.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  return {
    ...(await answer(() => listChannels(ctx))),
    title: textFor(localeOf(args.request), "channels")("channels.title"),
  };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const { request } = args;
  switch (new URL(request.url).searchParams.get("do")) {
    case "issue":
      return submitFormShowing({
        request,
        schema: channelKeyInput,
        act: async (input) => {
          const { secret } = await issueKey(ctx, input);
          return { channelCode: input.channelCode, secret };
        },
      });
    case "revoke":
      return submitFormShowing({
        request,
        schema: channelKeyInput,
        act: async (input) => {
          await revokeKey(ctx, input);
          return null;
        },
        next: () => redirect(paths.officialChannels(), 303),
      });
    default:
      throw new Response("request.invalid", { status: 400 });
  }
}

/** An answer may hold the secret of a channel. */
export const headers = () => ({ "Cache-Control": "private, no-store" });

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Channels() {
  const { channels, mayManage, title } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const t = useText("channels");
  const problems = Object.values<string[] | null>(answered?.form?.error ?? {}).flatMap(
    (messages) => messages ?? [],
  );
  return (
    <WorkspacePage title={title} note={t("channels.note")}>
      <ErrorSummary entries={problems.map((message) => ({ message }))} />
      {answered?.shown ? <KeySecret {...answered.shown} /> : null}
      <ChannelTable channels={channels} mayManage={mayManage} />
    </WorkspacePage>
  );
}
