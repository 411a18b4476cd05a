import {
  Boxes,
  Building2,
  FileClock,
  CalendarCheck,
  FileSpreadsheet,
  CalendarClock,
  ChartPie,
  CircleAlert,
  Copy,
  FileUp,
  FlaskConical,
  Gauge,
  HandHeart,
  IdCard,
  Inbox,
  ListChecks,
  ListOrdered,
  MapPin,
  PackageSearch,
  Radio,
  Scale,
  ShieldCheck,
  Siren,
  Soup,
  Sprout,
  Target,
  Store,
  Users,
} from "lucide-react";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import type { WorkspaceLinkGroup } from "#app/ui/shell/workspace-shell.tsx";
import { type PermittedLink, permitted } from "#app/ui/workspace/permitted-links.ts";
import type { Role } from "#db/vocabulary/organisations.ts";

/** The navigation of an official's workspace, without what the reader's roles may not open. */
export function useOfficialLinks(roles: readonly Role[]): WorkspaceLinkGroup[] {
  const t = useText("workspace");
  const groups: { heading?: string; links: PermittedLink[] }[] = [
    {
      links: [{ to: paths.officialHome(), label: t("nav.inbox"), icon: Inbox, end: true }],
    },
    {
      heading: t("nav.group.number"),
      links: [
        {
          to: paths.officialCockpit(),
          label: t("nav.cockpit"),
          icon: Gauge,
          permission: "ledger.read",
          reloadDocument: true,
        },
        {
          to: paths.officialEntries(),
          label: t("nav.entries"),
          icon: ListOrdered,
          permission: "ledger.read",
        },
        {
          to: paths.officialTargets(),
          label: t("nav.targets"),
          icon: Target,
          permission: "ledger.read",
        },
        {
          to: paths.officialPeriods(),
          label: t("nav.periods"),
          icon: CalendarCheck,
          permission: "ledger.read",
        },
        {
          to: paths.officialGaps(),
          label: t("nav.gaps"),
          icon: CircleAlert,
          permission: "ledger.read",
        },
        {
          to: paths.officialReservedShares(),
          label: t("nav.reserved_shares"),
          icon: Soup,
          permission: "ledger.read",
        },
        { to: paths.officialPolicies(), label: t("nav.policies"), icon: Scale, permission: "ledger.read" },
        {
          to: paths.officialReports(),
          label: t("nav.reports"),
          icon: FileSpreadsheet,
          permission: "ledger.read",
        },
        {
          to: paths.officialBenefits(),
          label: t("nav.benefit"),
          icon: HandHeart,
          permission: "ledger.read",
        },
        {
          to: paths.officialIndicators(),
          label: t("nav.indicators"),
          icon: ListChecks,
          permission: "ledger.read",
        },
      ],
    },
    {
      heading: t("nav.group.channels"),
      links: [
        { to: paths.officialImports(), label: t("nav.imports"), icon: FileUp, permission: "ledger.read" },
        { to: paths.officialConflicts(), label: t("nav.conflicts"), icon: Copy, permission: "ledger.read" },
        {
          to: paths.officialLivestreams(),
          label: t("nav.livestreams"),
          icon: Radio,
          permission: "ledger.read",
        },
        { to: paths.officialChannels(), label: t("nav.channels"), icon: Store, permission: "ledger.read" },
      ],
    },
    {
      heading: t("nav.group.quality"),
      links: [
        {
          to: paths.officialProducts(),
          label: t("nav.product_review"),
          icon: Boxes,
          permission: "product.review",
        },
        {
          to: paths.officialCertificates(),
          label: t("nav.certificate_review"),
          icon: ShieldCheck,
          permission: "certificate.review",
        },
        {
          to: paths.officialWaivers(),
          label: t("nav.waivers"),
          icon: FileClock,
          permission: "certificate.waive",
        },
        {
          to: paths.officialExpiries(),
          label: t("nav.expiries"),
          icon: CalendarClock,
          permission: "certificate.read_all",
        },
        { to: paths.officialBases(), label: t("nav.bases"), icon: Sprout, permission: "batch.read_all" },
        {
          to: paths.officialBatches(),
          label: t("nav.batches"),
          icon: PackageSearch,
          permission: "batch.read_all",
        },
        {
          to: paths.officialSpotChecks(),
          label: t("nav.spot_checks"),
          icon: FlaskConical,
          permission: "batch.read_all",
        },
        { to: paths.officialRecalls(), label: t("nav.recalls"), icon: Siren, permission: "recall.read" },
        { to: paths.officialCoverage(), label: t("nav.coverage"), icon: ChartPie, permission: "ledger.read" },
      ],
    },
    {
      heading: t("nav.group.places"),
      links: [
        {
          to: paths.officialOrganisations(),
          label: t("nav.organisations"),
          icon: Building2,
          permission: "organisation.read",
        },
        {
          to: paths.officialPlaces(),
          label: t("nav.places"),
          icon: MapPin,
          permission: "batch.read_all",
        },
      ],
    },
    {
      heading: t("nav.group.own"),
      links: [
        { to: paths.officialMembers(), label: t("nav.members"), icon: Users, permission: "member.manage" },
        {
          to: paths.officialOwnOrganisation(),
          label: t("nav.own_organisation"),
          icon: IdCard,
          permission: "organisation.edit",
        },
      ],
    },
  ];
  return permitted(groups, roles);
}
