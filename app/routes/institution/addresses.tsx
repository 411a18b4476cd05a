import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { createAddress } from "#app/domain/accounts/address/create.server.ts";
import { editAddress } from "#app/domain/accounts/address/edit.server.ts";
import { createAddressInput, editAddressInput } from "#app/domain/accounts/address/input.ts";
import { listAddresses } from "#app/domain/accounts/address/queries.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf, readForm, submitForm } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { Addresses, EditAddress, NewAddress } from "#app/ui/institution/buying/addresses.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "institution");
  const listed = await answer(() => listAddresses(ctx));
  return { ...listed, title: textFor(localeOf(args.request), "buying")("addresses.title") };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAudience(args, "institution");
  const form = await readForm(args.request);
  const isEdit = form.get("intent") === "edit";
  const shared = { request: args.request, form, next: () => redirect(paths.institutionAddresses(), 303) };
  const done = isEdit
    ? await submitForm({ ...shared, schema: editAddressInput, act: (input) => editAddress(ctx, input) })
    : await submitForm({ ...shared, schema: createAddressInput, act: (input) => createAddress(ctx, input) });
  if (done instanceof Response) return done;
  const target = isEdit ? String(form.get("addressId") ?? "") : "new";
  return data({ ...done.data, target }, done.init ?? undefined);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function InstitutionAddresses() {
  const { addresses, districts, title } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useText("buying");
  return (
    <WorkspacePage title={title} note={t("addresses.note")}>
      <Addresses addresses={addresses} />
      {addresses.map((address) => (
        <EditAddress key={address.id} address={address} districts={districts} refused={refused} />
      ))}
      <NewAddress key={addresses.length} districts={districts} refused={refused} />
    </WorkspacePage>
  );
}
