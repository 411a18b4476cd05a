import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { createAddress } from "#app/domain/accounts/address/create.server.ts";
import { editAddress } from "#app/domain/accounts/address/edit.server.ts";
import { createAddressInput, editAddressInput } from "#app/domain/accounts/address/input.ts";
import { listAddresses } from "#app/domain/accounts/address/queries.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf, readForm, submitForm } from "#app/http/respond.server.ts";
import { readSaved, redirectSaved } from "#app/http/saved.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { Addresses, EditAddress, NewAddress } from "#app/ui/institution/buying/addresses.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";
import { useSavedTurn } from "#app/ui/primitives/use-saved-turn.ts";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "institution");
  const listed = await answer(() => listAddresses(ctx));
  const saved = readSaved(args.request, ["created", "edited"]);
  return { ...listed, saved, title: textFor(localeOf(args.request), "buying")("addresses.title") };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAudience(args, "institution");
  const form = await readForm(args.request);
  const isEdit = form.get("intent") === "edit";
  const shared = {
    request: args.request,
    form,
    next: ({ id }: { id: string }) => redirectSaved(args.request, { act: isEdit ? "edited" : "created", id }),
  };
  const done = isEdit
    ? await submitForm({ ...shared, schema: editAddressInput, act: (input) => editAddress(ctx, input) })
    : await submitForm({ ...shared, schema: createAddressInput, act: (input) => createAddress(ctx, input) });
  if (done instanceof Response) return done;
  const target = isEdit ? String(form.get("addressId") ?? "") : "new";
  return data({ ...done.data, target }, done.init ?? undefined);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function InstitutionAddresses() {
  const { addresses, districts, saved, title } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useText("buying");
  const turn = useSavedTurn(refused);
  const named = addresses.find((address) => address.id === saved?.id);
  return (
    <WorkspacePage title={title} note={t("addresses.note")}>
      {saved && named && !refused ? (
        <Notice tone="success" title={t(`addresses.saved.${saved.act}`, { name: named.label })} />
      ) : null}
      <Addresses addresses={addresses} />
      {addresses.map((address) => (
        <EditAddress key={address.id + turn} address={address} districts={districts} refused={refused} />
      ))}
      <NewAddress key={turn} districts={districts} refused={refused} />
    </WorkspacePage>
  );
}
