import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { rehearseRecall } from "#app/domain/recall/impact/rehearse.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { paths } from "#app/paths.ts";
import { RehearsalPaper } from "#app/ui/recall/rehearsal-paper.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const rehearsal = await answer(() => rehearseRecall(ctx, args.params.batchId ?? ""));
  return { rehearsal, title: textFor(localeOf(args.request), "recall")("rehearsal.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function OfficialRehearsalSheet() {
  const { rehearsal } = useLoaderData<typeof loader>();
  return <RehearsalPaper rehearsal={rehearsal} back={paths.officialRehearsal(rehearsal.batch.id)} />;
}
