import {
  ClipboardCheck,
  ClipboardList,
  IdCard,
  Inbox,
  Landmark,
  MapPin,
  PackageCheck,
  PiggyBank,
  Scale,
  Siren,
  ThermometerSnowflake,
  Stamp,
  Truck,
  Undo2,
  Users,
} from "lucide-react";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import type { WorkspaceLinkGroup } from "#app/ui/shell/workspace-shell.tsx";
import { type PermittedLink, permitted } from "#app/ui/workspace/permitted-links.ts";
import type { Role } from "#db/vocabulary/organisations.ts";

/** The navigation of an institution's workspace, without what the reader's roles may not open. */
export function useInstitutionLinks(roles: readonly Role[]): WorkspaceLinkGroup[] {
  const t = useText("workspace");
  const requisitions = useText("requisitions");
  const buying = useText("buying");
  const groups: { heading?: string; links: PermittedLink[] }[] = [
    {
      links: [{ to: paths.institutionHome(), label: t("nav.inbox"), icon: Inbox, end: true }],
    },
    {
      heading: t("nav.group.buying"),
      links: [
        {
          to: paths.institutionRequisitions(),
          label: requisitions("nav.requisitions"),
          icon: ClipboardList,
          permission: "requisition.read",
        },
        {
          to: paths.institutionApprovals(),
          label: requisitions("nav.approvals"),
          icon: Stamp,
          permission: "requisition.approve",
        },
        {
          to: paths.institutionOrders(),
          label: t("nav.orders"),
          icon: PackageCheck,
          permission: "order.read",
        },
      ],
    },
    {
      heading: t("nav.group.receiving"),
      links: [
        {
          to: paths.institutionDeliveries(),
          label: t("nav.deliveries.buying"),
          icon: Truck,
          permission: "order.read",
        },
        {
          to: paths.institutionAcceptances(),
          label: t("nav.acceptances"),
          icon: ClipboardCheck,
          permission: "order.read",
        },
        {
          to: paths.institutionColdChain(),
          label: t("nav.cold_chain"),
          icon: ThermometerSnowflake,
          permission: "order.read",
        },
        {
          to: paths.institutionRecalls(),
          label: t("nav.recall_notices"),
          icon: Siren,
          permission: "order.read",
        },
        { to: paths.institutionReturns(), label: t("nav.returns"), icon: Undo2, permission: "order.read" },
      ],
    },
    {
      heading: t("nav.group.money"),
      links: [
        {
          to: paths.institutionPayments(),
          label: t("nav.payments"),
          icon: Landmark,
          permission: "payment.claim",
        },
        {
          to: paths.institutionBudgetUnits(),
          label: buying("nav.units"),
          icon: PiggyBank,
          permission: "budget_unit.manage",
        },
        {
          to: paths.institutionRules(),
          label: buying("nav.rules"),
          icon: Scale,
          permission: "approval_rule.manage",
        },
        {
          to: paths.institutionAddresses(),
          label: buying("nav.addresses"),
          icon: MapPin,
          permission: "address.manage",
        },
      ],
    },
    {
      heading: t("nav.group.own"),
      links: [
        { to: paths.institutionMembers(), label: t("nav.members"), icon: Users, permission: "member.manage" },
        {
          to: paths.institutionOrganisation(),
          label: t("nav.own_organisation"),
          icon: IdCard,
          permission: "organisation.edit",
        },
      ],
    },
  ];
  return permitted(groups, roles);
}
