import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { can } from "#app/domain/core/authorise.ts";
import { institutionFirstSteps } from "#app/domain/reporting/inbox/first-steps.server.ts";
import { institutionInbox } from "#app/domain/reporting/inbox/institution.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { institutionStepPath, institutionWorkPath } from "#app/ui/institution/work-path.ts";
import { LinkButton } from "#app/ui/primitives/button.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";
import { FirstSteps } from "#app/ui/workspace/first-steps.tsx";
import { Inbox } from "#app/ui/workspace/inbox.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "institution");
  const title = textFor(localeOf(args.request), "workspace")("inbox.title");
  const [items, steps] = await Promise.all([institutionInbox(ctx), institutionFirstSteps(ctx)]);
  return { items, steps, title, mayBuy: can(ctx.actor, "requisition.edit") };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function InstitutionHome() {
  const { items, steps, title, mayBuy } = useLoaderData<typeof loader>();
  const t = useText("workspace");
  const words = useText("requisitions");
  return (
    <WorkspacePage
      title={title}
      actions={
        mayBuy ? (
          <LinkButton to={paths.newRequisition()} variant="primary">
            {words("list.new")}
          </LinkButton>
        ) : null
      }
    >
      <FirstSteps
        note={t("first.institution.note")}
        steps={steps.map(({ kind, isDone }) => ({
          key: kind,
          title: t(`first.institution.${kind}`),
          note: t(`first.institution.${kind}.note`),
          to: institutionStepPath(kind),
          isDone,
        }))}
      />
      <Inbox
        isNew={steps.length > 0}
        quiet={t("inbox.institution.quiet")}
        entries={items.map(({ kind, count }) => ({
          key: kind,
          count,
          title: t(`institution.${kind}`),
          note: t(`institution.${kind}.note`),
          to: institutionWorkPath(kind),
        }))}
      />
    </WorkspacePage>
  );
}
