import { creditCodeProblem } from "#app/domain/accounts/organisation/credit-code.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { InstantText } from "#app/ui/elements/date.tsx";
import { RegionName } from "#app/ui/elements/name.tsx";
import { Word } from "#app/ui/elements/state.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { DescriptionList, type Fact, Timeline } from "#app/ui/primitives/facts.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";
import type {
  InstitutionKind,
  OfficeLevel,
  OrganisationKind,
  SellerForce,
} from "#db/vocabulary/organisations.ts";

export type OrganisationView = {
  kind: OrganisationKind;
  name: string;
  nameEn: string | null;
  shortCode: string;
  creditCode: string | null;
  creditCodeOverride: string | null;
  contactName: string;
  contactPhone: string;
  address: string;
  introduction: string;
  countyZh: string | null;
  countyEn: string | null;
  districtZh: string | null;
  districtEn: string | null;
  sellerForce: SellerForce | null;
  householdsInvolved: number | null;
  householdBenefit: string | null;
  institutionKind: InstitutionKind | null;
  officeLevel: OfficeLevel | null;
};

/** What an organisation says about itself in its application. */
export function OrganisationFacts({
  organisation,
  agentOf,
}: {
  organisation: OrganisationView;
  agentOf?: string | null;
}) {
  const t = useText("review");
  const doubtful =
    organisation.creditCode !== null && creditCodeProblem(organisation.creditCode) === "doubtful";
  return (
    <Panel title={t("facts.title")}>
      <div className="grid gap-4">
        {doubtful ? (
          <Notice tone="warning" title={t("credit_code.doubtful")}>
            {t("credit_code.override", { reason: organisation.creditCodeOverride ?? "" })}
          </Notice>
        ) : null}
        <DescriptionList facts={useFacts(organisation, agentOf ?? null)} columns={2} />
        {organisation.householdBenefit ? (
          <div>
            <h3 className="text-ink-soft text-sm">{t("facts.household_benefit")}</h3>
            <p className="max-w-prose whitespace-pre-line">{organisation.householdBenefit}</p>
          </div>
        ) : null}
        {organisation.introduction ? (
          <div>
            <h3 className="text-ink-soft text-sm">{t("facts.introduction")}</h3>
            <p className="max-w-prose whitespace-pre-line">{organisation.introduction}</p>
          </div>
        ) : null}
      </div>
    </Panel>
  );
}

function useFacts(of: OrganisationView, agentOf: string | null): Fact[] {
  const t = useText("review");
  const facts: (Fact | null)[] = [
    { term: t("facts.kind"), value: <Word of="organisationKinds" is={of.kind} /> },
    of.nameEn ? { term: t("facts.name_en"), value: of.nameEn } : null,
    { term: t("facts.credit_code"), value: <span className="font-mono">{of.creditCode ?? "—"}</span> },
    of.sellerForce
      ? { term: t("facts.seller_force"), value: <Word of="sellerForces" is={of.sellerForce} /> }
      : null,
    of.institutionKind
      ? { term: t("facts.institution_kind"), value: <Word of="institutionKinds" is={of.institutionKind} /> }
      : null,
    of.officeLevel
      ? { term: t("facts.office_level"), value: <Word of="officeLevels" is={of.officeLevel} /> }
      : null,
    of.countyZh
      ? { term: t("facts.county"), value: <RegionName of={{ nameZh: of.countyZh, nameEn: of.countyEn }} /> }
      : null,
    of.districtZh
      ? {
          term: t("facts.district"),
          value: <RegionName of={{ nameZh: of.districtZh, nameEn: of.districtEn }} />,
        }
      : null,
    agentOf ? { term: t("facts.agent_of"), value: agentOf } : null,
    of.householdsInvolved === null
      ? null
      : { term: t("facts.households"), value: t("facts.households_count", { count: of.householdsInvolved }) },
    { term: t("facts.contact"), value: `${of.contactName} ${of.contactPhone}` },
    { term: t("facts.address"), value: of.address },
    { term: t("facts.short_code"), value: <span className="font-mono">{of.shortCode}</span> },
  ];
  return facts.filter((fact) => fact !== null);
}

export type HistoryView = {
  id: number;
  action: string;
  occurredAt: Date;
  reason: string | null;
  by: string | null;
};

/** What happened to an application, and who signed each step. */
export function OrganisationHistory({ history }: { history: readonly HistoryView[] }) {
  const t = useText("review");
  const said = t as (key: string) => string;
  return (
    <Panel title={t("history.title")}>
      <Timeline
        entries={history.map((event) => ({
          key: String(event.id),
          title: said(`history.${event.action.slice("organisation.".length)}`),
          time: <InstantText at={event.occurredAt} />,
          actor: event.by,
          detail: event.reason,
          tone: /rejected|suspended/.test(event.action) ? "problem" : "done",
        }))}
      />
    </Panel>
  );
}
