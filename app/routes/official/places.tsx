import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { registerPlaceInput, retirePlaceInput } from "#app/domain/logistics/place/input.ts";
import { registerPlace } from "#app/domain/logistics/place/register.server.ts";
import { retirePlace } from "#app/domain/logistics/place/retire.server.ts";
import { listPlaces } from "#app/domain/reporting/logistics/places.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf, submitForm } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { PlaceTable, RegisterPlaceForm } from "#app/ui/logistics/places.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";
import { useRefused } from "#app/ui/workspace/use-refused.ts";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  return {
    ...(await answer(() => listPlaces(ctx))),
    title: textFor(localeOf(args.request), "logistics")("places.title"),
  };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const { request } = args;
  const common = { request, next: () => redirect(paths.officialPlaces(), 303) };
  switch (new URL(request.url).searchParams.get("do")) {
    case "register":
      return submitForm({
        ...common,
        schema: registerPlaceInput,
        act: (input) => registerPlace(ctx, input),
      });
    case "retire":
      return submitForm({ ...common, schema: retirePlaceInput, act: (input) => retirePlace(ctx, input) });
    default:
      throw new Response("request.invalid", { status: 400 });
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function OfficialPlaces() {
  const { places, counties, title } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const t = useText("logistics");
  const registering = useRefused("register", answered);
  return (
    <WorkspacePage title={title} note={t("places.note")}>
      <PlaceTable
        places={places}
        mayRetire={counties.map(({ code }) => code)}
        refused={useRefused("retire", answered)}
      />
      {counties.length > 0 ? (
        <RegisterPlaceForm key={places.length} counties={counties} places={places} refused={registering} />
      ) : null}
    </WorkspacePage>
  );
}
