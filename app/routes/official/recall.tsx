import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { requireAudience } from "#app/http/actor.server.ts";
import { paths } from "#app/paths.ts";
import { RecallBoard } from "#app/ui/recall/board-page.tsx";
import { useRefused } from "#app/ui/workspace/use-refused.ts";
import { loadBoard, takeClosing } from "../recall/board.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  return loadBoard(ctx, args.request, args.params.recallId ?? "");
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const recallId = args.params.recallId ?? "";
  const sent = { request: args.request, recallId, path: paths.officialRecall(recallId) };
  switch (new URL(args.request.url).searchParams.get("do")) {
    case "close":
      return takeClosing(ctx, sent);
    default:
      throw new Response("request.invalid", { status: 400 });
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function OfficialRecall() {
  const { detail, may } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const [query] = useSearchParams();
  return (
    <RecallBoard
      detail={detail}
      at={{ list: paths.officialRecalls(), report: paths.officialRecallReport(detail.recall.id) }}
      may={may}
      refused={{
        close: useRefused("close", answered),
        resume: useRefused("resume", answered),
        resumeProduct: query.get("product"),
      }}
    />
  );
}
