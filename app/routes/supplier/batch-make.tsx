import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { makeBatchInput } from "#app/domain/provenance/lineage/input.ts";
import { makeBatch } from "#app/domain/provenance/lineage/make.server.ts";
import { listOwnProductChoices } from "#app/domain/reporting/supply/choices.server.ts";
import { listMakingSources } from "#app/domain/reporting/supply/lineage.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { localeOf, submitForm } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { LinkButton } from "#app/ui/primitives/button.tsx";
import { EmptyState } from "#app/ui/primitives/card.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";
import { MakeBatchForm } from "#app/ui/supplier/make-batch-form.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "supplier");
  const [sources, products] = await Promise.all([listMakingSources(ctx), listOwnProductChoices(ctx)]);
  const fromId = new URL(args.request.url).searchParams.get("from");
  const from = sources.find(({ id }) => id === fromId) ?? null;
  return {
    // The batch the visitor came from stands first.
    sources: from ? [from, ...sources.filter((source) => source !== from)] : sources,
    products,
    from,
    title: textFor(localeOf(args.request), "supply")("batches.make"),
  };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAudience(args, "supplier");
  return submitForm({
    request: args.request,
    schema: makeBatchInput,
    act: (input) => makeBatch(ctx, input),
    next: (batch) => redirect(paths.supplierBatch(batch.id), 303),
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function MakeBatch() {
  const { sources, products, from, title } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const t = useText("supply");
  return (
    <WorkspacePage
      title={title}
      note={t("batches.make.note")}
      crumbs={[{ label: t("batches.title"), to: paths.supplierBatches() }, { label: title }]}
    >
      {sources.length === 0 ? (
        <EmptyState
          title={t("batches.make.none")}
          action={<LinkButton to={paths.supplierBatchNew()}>{t("batches.new")}</LinkButton>}
        >
          {t("batches.make.none.note")}
        </EmptyState>
      ) : (
        <MakeBatchForm sources={sources} products={products} from={from} refused={answered?.form} />
      )}
    </WorkspacePage>
  );
}
