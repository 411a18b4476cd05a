import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { planSpotCheckInput } from "#app/domain/provenance/spot-check/input.ts";
import { planSpotCheck } from "#app/domain/provenance/spot-check/plan.server.ts";
import {
  findProductsToCheck,
  getProductToCheck,
} from "#app/domain/reporting/inspection/spot-checks.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf, submitForm } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { dayOf } from "#app/kernel/calendar.ts";
import { paths } from "#app/paths.ts";
import { LocalName } from "#app/ui/elements/name.tsx";
import { PlanSpotCheckForm } from "#app/ui/official/plan-spot-check-form.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { TextInput } from "#app/ui/primitives/controls.tsx";
import { Field } from "#app/ui/primitives/field.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const query = new URL(args.request.url).searchParams;
  const asked = query.get("product");
  const typed = (query.get("q") ?? "").trim().slice(0, 40);
  const [found, product] = await answer(() =>
    Promise.all([findProductsToCheck(ctx, typed), asked ? getProductToCheck(ctx, asked) : null]),
  );
  return {
    found,
    typed,
    product,
    today: dayOf(ctx.now),
    title: textFor(localeOf(args.request), "inspection")("spot.plan"),
  };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  return submitForm({
    request: args.request,
    schema: planSpotCheckInput,
    act: (input) => planSpotCheck(ctx, input),
    next: (planned) => redirect(paths.officialSpotCheck(planned.id), 303),
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** First what is to be sampled, then the day, who goes and why. */
export default function PlanSpotCheck() {
  const { found, typed, product, today, title } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const t = useText("inspection");
  return (
    <WorkspacePage
      title={title}
      note={t("spot.plan.note")}
      crumbs={[{ label: t("spot.title"), to: paths.officialSpotChecks() }, { label: title }]}
    >
      {product ? (
        <PlanSpotCheckForm product={product} today={today} refused={answered?.form} />
      ) : (
        <Panel title={t("spot.choose")}>
          <div className="grid gap-4">
            <Form method="get" className="flex max-w-xl flex-wrap items-end gap-3">
              <div className="min-w-0 grow">
                <Field label={t("spot.search")} hint={t("spot.search.hint")}>
                  <TextInput name="q" maxLength={40} autoComplete="off" defaultValue={typed} key={typed} />
                </Field>
              </div>
              <Button>{t("spot.search.do")}</Button>
            </Form>
            {typed && found.length === 0 ? <p>{t("spot.search.none", { typed })}</p> : null}
            {found.length > 0 ? (
              <ul className="grid divide-y divide-line">
                {found.map((row) => (
                  <li key={row.id} className="py-2">
                    <Link to={paths.officialSpotCheckNew({ product: row.id })}>
                      <LocalName of={row} />
                    </Link>{" "}
                    <span className="text-ink-soft text-sm">
                      <LocalName of={row.supplier} /> · <LocalName of={row.county} />
                    </span>
                  </li>
                ))}
              </ul>
            ) : null}
          </div>
        </Panel>
      )}
    </WorkspacePage>
  );
}
