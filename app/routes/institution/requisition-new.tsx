import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { type ClientActionFunctionArgs, useActionData, useLoaderData } from "@remix-run/react";
import { readAdditions } from "#app/domain/procurement/basket/addition.ts";
import { startingLines } from "#app/domain/procurement/basket/form-values.ts";
import { priceChanges } from "#app/domain/procurement/basket/price-changes.ts";
import { defaultWantedOn, listPackFacts } from "#app/domain/procurement/basket/search.server.ts";
import {
  linesOfOrder,
  linesOfRequisition,
  listBuyingChoices,
} from "#app/domain/procurement/basket/start.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { dayOf } from "#app/kernel/calendar.ts";
import { newId } from "#app/kernel/id.ts";
import { paths } from "#app/paths.ts";
import { KeptNotice } from "#app/ui/institution/requisition/kept-notice.tsx";
import { PlacesMissing } from "#app/ui/institution/requisition/places-missing.tsx";
import { unlessUnreached } from "#app/ui/institution/requisition/unreached.ts";
import { PricesChanged } from "#app/ui/institution/requisition/prices-changed.tsx";
import { WorkTable } from "#app/ui/institution/requisition/work-table.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";
import { answerWorkTable, openKept, requireBuyer } from "./work-table.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "institution");
  const query = new URL(args.request.url).searchParams;
  return answer(async () => {
    const choices = await listBuyingChoices(ctx);
    const repeat = query.get("repeat");
    const copy = query.get("copy");
    const again = [
      ...(repeat ? await linesOfOrder(ctx, repeat) : []),
      ...(copy ? await linesOfRequisition(ctx, copy) : []),
    ];
    const start = [...again, ...readAdditions(query.getAll("add"))];
    const wantedOn = defaultWantedOn(ctx.now);
    const facts = await listPackFacts(
      ctx,
      start.map((line) => line.variantId),
      wantedOn,
    );
    const kept = await openKept(ctx, args.request);
    const factsOf = new Map(facts.map((each) => [each.variantId, each]));
    return {
      choices,
      kept,
      facts,
      changes: kept ? [] : priceChanges(again, factsOf),
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
          start.map(({ variantId, packs }) => ({
            variantId,
            packs: packs || factsOf.get(variantId)?.moqPacks || "",
          })),
        ),
      },
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, form } = await requireBuyer(args);
  return answerWorkTable(args.request, form, ctx);
}

export async function clientAction({ serverAction }: ClientActionFunctionArgs) {
  return unlessUnreached(() => serverAction<typeof action>());
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function NewRequisition() {
  const { choices, kept, values, facts, changes, today, title } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof clientAction>();
  const t = useText("requisitions");
  const crumbs = [{ label: t("list.title"), to: paths.institutionRequisitions() }, { label: title }];
  const ready = choices.units.length > 0 && choices.addresses.length > 0;
  return (
    <WorkspacePage title={title} note={t("edit.note")} crumbs={crumbs}>
      {ready && kept ? <KeptNotice /> : null}
      {ready ? <PricesChanged changes={changes} facts={facts} /> : null}
      {ready ? (
        <WorkTable choices={choices} start={kept ?? { values, facts }} answered={answered} today={today} />
      ) : (
        <PlacesMissing />
      )}
    </WorkspacePage>
  );
}
