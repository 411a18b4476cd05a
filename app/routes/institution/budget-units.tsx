import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { createBudgetUnit } from "#app/domain/accounts/budget-unit/create.server.ts";
import { editBudgetUnit } from "#app/domain/accounts/budget-unit/edit.server.ts";
import {
  createBudgetUnitInput,
  editBudgetUnitInput,
  planSpendInput,
} from "#app/domain/accounts/budget-unit/input.ts";
import { planSpend } from "#app/domain/accounts/budget-unit/plan-spend.server.ts";
import { listBudgetProgress } from "#app/domain/reporting/budget/progress.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf, readForm, submitForm } from "#app/http/respond.server.ts";
import { readSaved, redirectSaved } from "#app/http/saved.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { dayOf, yearOf } from "#app/kernel/calendar.ts";
import { BudgetUnits, EditBudgetUnit, NewBudgetUnit } from "#app/ui/institution/buying/budget-units.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";
import { useSavedTurn } from "#app/ui/primitives/use-saved-turn.ts";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "institution");
  const year = yearOf(dayOf(ctx.now));
  const listed = await answer(() => listBudgetProgress(ctx, year));
  const saved = readSaved(args.request, ["created", "edited", "planned"]);
  return { ...listed, saved, year, title: textFor(localeOf(args.request), "buying")("units.title") };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAudience(args, "institution");
  const form = await readForm(args.request);
  const intent = String(form.get("intent") ?? "");
  const unit = String(form.get("budgetUnitId") ?? "");
  const shared = { request: args.request, form };
  const toSaved = (act: string, id: string) => redirectSaved(args.request, { act, id });
  const done =
    intent === "edit"
      ? await submitForm({
          ...shared,
          schema: editBudgetUnitInput,
          act: (input) => editBudgetUnit(ctx, input),
          next: () => toSaved("edited", unit),
        })
      : intent === "plan"
        ? await submitForm({
            ...shared,
            schema: planSpendInput,
            act: (input) => planSpend(ctx, input),
            next: () => toSaved("planned", unit),
          })
        : await submitForm({
            ...shared,
            schema: createBudgetUnitInput,
            act: (input) => createBudgetUnit(ctx, input),
            next: ({ id }) => toSaved("created", id),
          });
  if (done instanceof Response) return done;
  const target = intent === "edit" || intent === "plan" ? `${intent}-${unit}` : "new";
  return data({ ...done.data, target }, done.init ?? undefined);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function InstitutionBudgetUnits() {
  const { units, jurisdictions, saved, year, title } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useText("buying");
  const turn = useSavedTurn(refused);
  const named = units.find((unit) => unit.id === saved?.id);
  return (
    <WorkspacePage title={title} note={t("units.note")}>
      {saved && named && !refused ? (
        <Notice tone="success" title={t(`units.saved.${saved.act}`, { name: named.name })} />
      ) : null}
      <BudgetUnits units={units} year={year} />
      {units.map((unit) => (
        <EditBudgetUnit
          key={unit.id + turn}
          unit={unit}
          year={year}
          jurisdictions={jurisdictions}
          refused={refused}
        />
      ))}
      <NewBudgetUnit key={turn} jurisdictions={jurisdictions} refused={refused} />
    </WorkspacePage>
  );
}
