import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
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
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { dayOf, yearOf } from "#app/kernel/calendar.ts";
import { paths } from "#app/paths.ts";
import { BudgetUnits, EditBudgetUnit, NewBudgetUnit } from "#app/ui/institution/buying/budget-units.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "institution");
  const year = yearOf(dayOf(ctx.now));
  const listed = await answer(() => listBudgetProgress(ctx, year));
  return { ...listed, year, title: textFor(localeOf(args.request), "buying")("units.title") };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAudience(args, "institution");
  const form = await readForm(args.request);
  const intent = String(form.get("intent") ?? "");
  const unit = String(form.get("budgetUnitId") ?? "");
  const shared = { request: args.request, form, next: () => redirect(paths.institutionBudgetUnits(), 303) };
  const done =
    intent === "edit"
      ? await submitForm({
          ...shared,
          schema: editBudgetUnitInput,
          act: (input) => editBudgetUnit(ctx, input),
        })
      : intent === "plan"
        ? await submitForm({ ...shared, schema: planSpendInput, act: (input) => planSpend(ctx, input) })
        : await submitForm({
            ...shared,
            schema: createBudgetUnitInput,
            act: (input) => createBudgetUnit(ctx, input),
          });
  if (done instanceof Response) return done;
  const target = intent === "edit" || intent === "plan" ? `${intent}-${unit}` : "new";
  return data({ ...done.data, target }, done.init ?? undefined);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function InstitutionBudgetUnits() {
  const { units, jurisdictions, year, title } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useText("buying");
  return (
    <WorkspacePage title={title} note={t("units.note")}>
      <BudgetUnits units={units} year={year} />
      {units.map((unit) => (
        <EditBudgetUnit
          key={unit.id}
          unit={unit}
          year={year}
          jurisdictions={jurisdictions}
          refused={refused}
        />
      ))}
      <NewBudgetUnit key={units.length} jurisdictions={jurisdictions} refused={refused} />
    </WorkspacePage>
  );
}
