import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { type ClientActionFunctionArgs, useActionData, useLoaderData } from "@remix-run/react";
import { readAdditions } from "#app/domain/procurement/basket/addition.ts";
import { startingLines } from "#app/domain/procurement/basket/form-values.ts";
import { defaultWantedOn, listPackFacts } from "#app/domain/procurement/basket/search.server.ts";
import {
  linesOfOrder,
  linesOfRequisition,
  listBuyingChoices,
} from "#app/domain/procurement/basket/start.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf, readForm } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { dayOf } from "#app/kernel/calendar.ts";
import { newId } from "#app/kernel/id.ts";
import { paths } from "#app/paths.ts";
import { PlacesMissing } from "#app/ui/institution/requisition/places-missing.tsx";
import { unlessUnreached } from "#app/ui/institution/requisition/unreached.ts";
import { WorkTable } from "#app/ui/institution/requisition/work-table.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";
import { answerWorkTable } from "./work-table.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "institution");
  const query = new URL(args.request.url).searchParams;
  return answer(async () => {
    const choices = await listBuyingChoices(ctx);
    const repeat = query.get("repeat");
    const copy = query.get("copy");
    const start = [
      ...(repeat ? await linesOfOrder(ctx, repeat) : []),
      ...(copy ? await linesOfRequisition(ctx, copy) : []),
      ...readAdditions(query.getAll("add")),
    ];
    const wantedOn = defaultWantedOn(ctx.now);
    const facts = await listPackFacts(
      ctx,
      start.map((line) => line.variantId),
      wantedOn,
    );
    const moqOf = new Map(facts.map(({ variantId, moqPacks }) => [variantId, moqPacks]));
    return {
      choices,
      facts,
      today: dayOf(ctx.now),
      title: textFor(localeOf(args.request), "requisitions")("new.title"),
      values: {
        requestKey: newId(ctx.now),
        budgetUnitId: choices.units[0]?.id ?? "",
        deliveryAddressId: choices.addresses[0]?.id ?? "",
        fundSource: choices.units[0]?.hasCanteen === false ? "office" : "canteen",
        terms: "goods-first",
        wantedOn,
        ownReference: "",
        note: "",
        lines: startingLines(
          start.map(({ variantId, packs }) => ({ variantId, packs: packs || moqOf.get(variantId) || "" })),
        ),
      },
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAudience(args, "institution");
  return answerWorkTable(args.request, await readForm(args.request), ctx);
}

export async function clientAction({ serverAction }: ClientActionFunctionArgs) {
  return unlessUnreached(() => serverAction<typeof action>());
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function NewRequisition() {
  const { choices, values, facts, today, title } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof clientAction>();
  const t = useText("requisitions");
  const crumbs = [{ label: t("list.title"), to: paths.institutionRequisitions() }, { label: title }];
  const ready = choices.units.length > 0 && choices.addresses.length > 0;
  return (
    <WorkspacePage title={title} note={t("edit.note")} crumbs={crumbs}>
      {ready ? (
        <WorkTable choices={choices} start={{ values, facts }} answered={answered} today={today} />
      ) : (
        <PlacesMissing />
      )}
    </WorkspacePage>
  );
}
