import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireAudience } from "#app/http/actor.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { RehearsalPage } from "#app/ui/recall/rehearsal-page.tsx";
import { loadRehearsal, takeOpening } from "../recall/board.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  return loadRehearsal(ctx, args.request, args.params.batchId ?? "");
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  return takeOpening(ctx, {
    request: args.request,
    batchId: args.params.batchId ?? "",
    boardPath: paths.officialRecall,
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function OfficialRehearsal() {
  const page = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const t = useText("recall");
  const { batch } = page.rehearsal;
  return (
    <RehearsalPage
      {...page}
      crumbs={[
        { label: t("list.title"), to: paths.officialRecalls() },
        { label: batch.code },
        { label: t("impact.rehearsal") },
      ]}
      printPath={paths.officialRehearsalSheet(batch.id)}
      refused={answered?.form}
    />
  );
}
