import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { can } from "#app/domain/core/authorise.ts";
import { answerRecallInput } from "#app/domain/recall/notice/input.ts";
import { getNotice } from "#app/domain/reporting/recall/notices.server.ts";
import { answerRecall } from "#app/flows/answer-recall.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf, submitForm } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { paths } from "#app/paths.ts";
import { NoticePage } from "#app/ui/recall/notice-page.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "institution");
  const detail = await answer(() => getNotice(ctx, args.params.noticeId ?? ""));
  return {
    detail,
    mayAnswer: can(ctx.actor, "recall.answer"),
    title: textFor(localeOf(args.request), "recall")("notice.title", {
      number: detail.notice.recall.number,
    }),
  };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAudience(args, "institution");
  const noticeId = args.params.noticeId ?? "";
  return submitForm({
    request: args.request,
    schema: answerRecallInput,
    fixed: { noticeId },
    act: (input) => answerRecall(ctx, input),
    next: () => redirect(paths.institutionRecall(noticeId), 303),
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function InstitutionRecall() {
  const { detail, mayAnswer } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return <NoticePage detail={detail} mayAnswer={mayAnswer} refused={refused?.form} />;
}
