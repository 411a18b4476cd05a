import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { getRecall } from "#app/domain/reporting/recall/detail.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { paths } from "#app/paths.ts";
import { ReportPaper } from "#app/ui/recall/report-paper.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const detail = await answer(() => getRecall(ctx, args.params.recallId ?? ""));
  return { detail, title: textFor(localeOf(args.request), "recall")("report.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function OfficialRecallReport() {
  const { detail } = useLoaderData<typeof loader>();
  return <ReportPaper detail={detail} back={paths.officialRecall(detail.recall.id)} />;
}
