import {
  type ActionFunctionArgs,
  data,
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
import { answer, localeOf, type Refused, submitForm } from "#app/http/respond.server.ts";
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

type Issued = { channelCode: string; secret: string };

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const { request } = args;
  switch (new URL(request.url).searchParams.get("do")) {
    case "issue": {
      let issued: Issued | null = null;
      const done = await submitForm({
        request,
        schema: channelKeyInput,
        act: async (input) => {
          const { secret } = await issueKey(ctx, input);
          issued = { channelCode: input.channelCode, secret };
        },
        next: () => new Response(null),
      });
      // The secret is in this answer and nowhere else, so it leads to no other page.
      if (done instanceof Response) return data({ issued: issued as Issued | null, form: null });
      return data({ issued: null, ...(done.data as Refused) }, done.init ?? undefined);
    }
    case "revoke": {
      const done = await submitForm({
        request,
        schema: channelKeyInput,
        act: (input) => revokeKey(ctx, input),
        next: () => redirect(paths.officialChannels(), 303),
      });
      return done instanceof Response
        ? done
        : data({ issued: null, ...(done.data as Refused) }, done.init ?? undefined);
    }
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
      {answered?.issued ? <KeySecret {...answered.issued} /> : null}
      <ChannelTable channels={channels} mayManage={mayManage} />
    </WorkspacePage>
  );
}
