import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { missingOrRefusedFile } from "#app/domain/accounts/file/chosen.ts";
import { openSales } from "#app/domain/channels/reading/open.ts";
import { uploadSalesInput } from "#app/domain/channels/import/input.ts";
import { uploadSales } from "#app/domain/channels/import/upload.server.ts";
import { listImports } from "#app/domain/reporting/channels/imports.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf, readForm, submitForm } from "#app/http/respond.server.ts";
import { takeUpload } from "#app/http/upload.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { Pagination } from "#app/ui/primitives/navigation.tsx";
import { ImportTable, ImportTabs, ImportUpload } from "#app/ui/sales/import-list.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const query = new URL(args.request.url).searchParams;
  return {
    ...(await answer(() => listImports(ctx, { show: query.get("show"), after: query.get("after") }))),
    title: textFor(localeOf(args.request), "channels")("imports.title"),
  };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const { request } = args;
  const form = await readForm(request);
  const file = await takeUpload(form, "file");
  return submitForm({
    request,
    form,
    schema: uploadSalesInput,
    alsoWrong: () => missingOrRefusedFile(file, ({ bytes }) => openSales(bytes)),
    act: (input) => uploadSales(ctx, input, file),
    next: ({ id }) => redirect(paths.officialImport(id), 303),
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Imports() {
  const { rows, show, next, counties, sources, title } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.form;
  const t = useText("channels");
  return (
    <WorkspacePage title={title} note={t("imports.note")}>
      {counties.length > 0 ? <ImportUpload counties={counties} sources={sources} refused={refused} /> : null}
      <ImportTabs show={show} />
      <ImportTable rows={rows} />
      <Pagination next={next ? paths.officialImports({ show, after: next }) : null} />
    </WorkspacePage>
  );
}
