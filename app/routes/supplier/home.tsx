import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { supplierInbox } from "#app/domain/reporting/inbox/supplier.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { supplierWorkPath } from "#app/ui/supplier/work-path.ts";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";
import { Inbox } from "#app/ui/workspace/inbox.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const items = await supplierInbox(await requireAudience(args, "supplier"));
  return { items, title: textFor(localeOf(args.request), "workspace")("inbox.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function SupplierHome() {
  const { items, title } = useLoaderData<typeof loader>();
  const t = useText("workspace");
  return (
    <WorkspacePage title={title}>
      <Inbox
        quiet={t("inbox.supplier.quiet")}
        entries={items.map(({ kind, count }) => ({
          key: kind,
          count,
          title: t(`supplier.${kind}`),
          note: t(`supplier.${kind}.note`),
          to: supplierWorkPath(kind),
        }))}
      />
    </WorkspacePage>
  );
}
