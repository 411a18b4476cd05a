import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { getSettlement } from "#app/domain/reporting/settlement/detail.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { paths } from "#app/paths.ts";
import { StatementPaper } from "#app/ui/settlement/statement-paper.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "supplier");
  const { order, buyer, supplier, bank, statement } = await answer(() =>
    getSettlement(ctx, args.params.orderId ?? ""),
  );
  const title = textFor(localeOf(args.request), "settlement")("sheet.title");
  return { order, buyer, supplier, bank, statement, title: `${title} ${order.number}` };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** The statement of one order, to print. */
export default function SupplierStatement() {
  const { title: _title, ...paper } = useLoaderData<typeof loader>();
  return <StatementPaper {...paper} back={paths.supplierInvoice(paper.order.id)} />;
}
