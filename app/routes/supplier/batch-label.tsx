import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { getOwnConformity } from "#app/domain/reporting/supply/conformity.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { publicOrigin } from "#app/http/public-origin.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { paths } from "#app/paths.ts";
import { ConformityLabel, readLabelSize } from "#app/ui/supplier/conformity-label.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "supplier");
  const label = await answer(() => getOwnConformity(ctx, args.params.batchId ?? ""));
  return {
    ...label,
    size: readLabelSize(new URL(args.request.url).searchParams.get("size")),
    traceAddress: `${publicOrigin(args.request)}${paths.trace(label.batch.code)}`,
    title: textFor(localeOf(args.request), "supply")("label.title", { code: label.batch.code }),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function BatchLabel() {
  const { batch, conformity, size, traceAddress } = useLoaderData<typeof loader>();
  return <ConformityLabel batch={batch} conformity={conformity} size={size} traceAddress={traceAddress} />;
}
