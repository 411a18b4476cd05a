import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireAudience } from "#app/http/actor.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { RehearsalPage } from "#app/ui/recall/rehearsal-page.tsx";
import { loadRehearsal, takeOpening } from "../recall/board.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "supplier");
  return loadRehearsal(ctx, args.request, args.params.batchId ?? "");
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAudience(args, "supplier");
  return takeOpening(ctx, {
    request: args.request,
    batchId: args.params.batchId ?? "",
    boardPath: paths.supplierRecall,
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function SupplierRehearsal() {
  const page = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const t = useText("recall");
  const supply = useText("supply");
  const { batch } = page.rehearsal;
  return (
    <RehearsalPage
      {...page}
      crumbs={[
        { label: supply("batches.title"), to: paths.supplierBatches() },
        { label: batch.code, to: paths.supplierBatch(batch.id) },
        { label: t("impact.rehearsal") },
      ]}
      printPath={paths.supplierRehearsalSheet(batch.id)}
      refused={answered?.form}
    />
  );
}
