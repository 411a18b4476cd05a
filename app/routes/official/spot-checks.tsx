import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { can } from "#app/domain/core/authorise.ts";
import {
  listEndedSpotChecks,
  listPlannedSpotChecks,
  readSpotCheckState,
} from "#app/domain/reporting/inspection/spot-checks.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DateText } from "#app/ui/elements/date.tsx";
import { MarkedLink } from "#app/ui/elements/marked-link.tsx";
import { LocalName } from "#app/ui/elements/name.tsx";
import { State } from "#app/ui/elements/state.tsx";
import { InspectionTabs } from "#app/ui/official/inspection-tabs.tsx";
import { SpotCheckCalendar } from "#app/ui/official/spot-check-calendar.tsx";
import { LinkButton } from "#app/ui/primitives/button.tsx";
import { EmptyState } from "#app/ui/primitives/card.tsx";
import { Pagination } from "#app/ui/primitives/navigation.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const query = new URL(args.request.url).searchParams;
  const state = readSpotCheckState(query.get("state"));
  const page = await answer(async () =>
    state === "planned"
      ? { rows: await listPlannedSpotChecks(ctx), next: null }
      : listEndedSpotChecks(ctx, { state, after: query.get("after") }),
  );
  return {
    ...page,
    state,
    mayPlan: can(ctx.actor, "spot_check.plan") && ctx.actor.officeLevel !== "district",
    title: textFor(localeOf(args.request), "inspection")("spot.title"),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** The plan of spot checks as a calendar, and what came of those that have ended. */
export default function SpotChecks() {
  const { rows, next, state, mayPlan, title } = useLoaderData<typeof loader>();
  const t = useText("inspection");
  return (
    <WorkspacePage
      title={title}
      note={t("spot.note")}
      actions={
        mayPlan ? (
          <LinkButton to={paths.officialSpotCheckNew()} variant="primary">
            {t("spot.plan")}
          </LinkButton>
        ) : null
      }
    >
      <InspectionTabs current={state} />
      {state === "planned" && rows.length > 0 ? (
        <SpotCheckCalendar rows={rows} />
      ) : (
        <Table
          caption={t("spot.caption")}
          rows={rows}
          rowKey={(row) => row.id}
          empty={<EmptyState title={t("spot.empty")}>{t("spot.empty.note")}</EmptyState>}
          columns={[
            {
              key: "product",
              header: t("spot.product"),
              heading: true,
              cell: (row) => (
                <MarkedLink to={paths.officialSpotCheck(row.id)} isDemo={row.isDemo}>
                  <LocalName of={row.product} />
                </MarkedLink>
              ),
            },
            { key: "supplier", header: t("spot.supplier"), cell: (row) => <LocalName of={row.supplier} /> },
            { key: "county", header: t("spot.county"), cell: (row) => <LocalName of={row.county} /> },
            {
              key: "day",
              header: t("spot.planned_on"),
              cell: (row) => <DateText date={row.plannedOn} form="short" />,
            },
            {
              key: "result",
              header: t("spot.result"),
              cell: (row) =>
                row.verdict ? (
                  <State of="inspectionVerdicts" is={row.verdict} />
                ) : (
                  <State of="spotCheckStates" is={row.state} />
                ),
            },
          ]}
        />
      )}
      <Pagination next={next ? paths.officialSpotChecks({ state, after: next }) : null} />
    </WorkspacePage>
  );
}
