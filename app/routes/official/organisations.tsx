import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import {
  countOrganisationsForReview,
  listOrganisationsForReview,
} from "#app/domain/accounts/organisation/queries.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { InstantText } from "#app/ui/elements/date.tsx";
import { OrganisationName, RegionName } from "#app/ui/elements/name.tsx";
import { State, Word } from "#app/ui/elements/state.tsx";
import { EmptyState } from "#app/ui/primitives/card.tsx";
import { Pagination, Tabs } from "#app/ui/primitives/navigation.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";
import type { OrganisationState } from "#db/vocabulary/organisations.ts";

/** The tabs of the list; the first is what waits for a decision. */
const groups = {
  open: ["applied", "recommended"],
  applied: ["applied"],
  recommended: ["recommended"],
  approved: ["approved"],
  rejected: ["rejected"],
  suspended: ["suspended"],
} as const satisfies Record<string, readonly OrganisationState[]>;
type Group = keyof typeof groups;
const groupNames = Object.keys(groups) as Group[];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const query = new URL(args.request.url).searchParams;
  const group = groupNames.find((name) => name === query.get("state")) ?? "open";
  const before = query.get("before") ?? undefined;
  const [page, counts] = await answer(() =>
    Promise.all([
      listOrganisationsForReview(ctx, { states: groups[group], before }),
      countOrganisationsForReview(ctx),
    ]),
  );
  return { ...page, counts, group, title: textFor(localeOf(args.request), "review")("list.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Organisations() {
  const { organisations, next, counts, group } = useLoaderData<typeof loader>();
  const t = useText("review");
  const countOf = (name: Group) =>
    groups[name].reduce<number>((total, state) => total + (counts[state] ?? 0), 0);
  return (
    <WorkspacePage title={t("list.title")} note={t("list.note")}>
      <Tabs
        label={t("list.tabs")}
        tabs={groupNames.map((name) => ({
          label: t(`tab.${name}`),
          to: paths.officialOrganisations({ state: name }),
          count: countOf(name),
          current: name === group,
        }))}
      />
      <Table
        caption={t("list.title")}
        rows={organisations}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t("list.empty")}>{t("list.empty.note")}</EmptyState>}
        columns={[
          {
            key: "name",
            header: t("column.name"),
            heading: true,
            cell: (row) => (
              <Link to={paths.officialOrganisation(row.id)}>
                <OrganisationName of={{ nameZh: row.name, nameEn: row.nameEn, demo: row.isDemo }} />
              </Link>
            ),
          },
          {
            key: "kind",
            header: t("column.kind"),
            cell: (row) =>
              row.sellerForce ? (
                <Word of="sellerForces" is={row.sellerForce} />
              ) : row.institutionKind ? (
                <Word of="institutionKinds" is={row.institutionKind} />
              ) : (
                <Word of="organisationKinds" is={row.kind} />
              ),
          },
          {
            key: "place",
            header: t("column.place"),
            cell: (row) =>
              row.countyZh ? (
                <RegionName of={{ nameZh: row.countyZh, nameEn: row.countyEn }} />
              ) : row.districtZh ? (
                <RegionName of={{ nameZh: row.districtZh, nameEn: row.districtEn }} />
              ) : (
                "—"
              ),
          },
          { key: "applied", header: t("column.applied"), cell: (row) => <InstantText at={row.appliedAt} /> },
          {
            key: "state",
            header: t("column.state"),
            cell: (row) => <State of="organisationStates" is={row.state} />,
          },
        ]}
      />
      <Pagination next={next ? paths.officialOrganisations({ state: group, before: next }) : null} />
    </WorkspacePage>
  );
}
