import {
  Boxes,
  FlaskConical,
  HandHeart,
  IdCard,
  Inbox,
  Landmark,
  PackageCheck,
  ReceiptText,
  ScanLine,
  Siren,
  ShieldCheck,
  Sprout,
  ThermometerSnowflake,
  Truck,
  Users,
  Warehouse,
} from "lucide-react";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import type { WorkspaceLinkGroup } from "#app/ui/shell/workspace-shell.tsx";
import { type PermittedLink, permitted } from "#app/ui/workspace/permitted-links.ts";
import type { Role } from "#db/vocabulary/organisations.ts";

/** The navigation of a supplier's workspace, without what the reader's roles may not open. */
export function useSupplierLinks(roles: readonly Role[]): WorkspaceLinkGroup[] {
  const t = useText("workspace");
  const groups: { heading?: string; links: PermittedLink[] }[] = [
    {
      links: [{ to: paths.supplierHome(), label: t("nav.inbox"), icon: Inbox, end: true }],
    },
    {
      heading: t("nav.group.selling"),
      links: [
        { to: paths.supplierOrders(), label: t("nav.orders"), icon: PackageCheck, permission: "order.read" },
        {
          to: paths.supplierDeliveries(),
          label: t("nav.deliveries.selling"),
          icon: Truck,
          permission: "order.read",
        },
        {
          to: paths.supplierColdChain(),
          label: t("nav.cold_chain"),
          icon: ThermometerSnowflake,
          permission: "order.read",
        },
        {
          to: paths.supplierInvoices(),
          label: t("nav.invoices"),
          icon: ReceiptText,
          permission: "fapiao.register",
        },
        { to: paths.supplierBank(), label: t("nav.bank"), icon: Landmark, permission: "statement.match" },
      ],
    },
    {
      heading: t("nav.group.goods"),
      links: [
        { to: paths.supplierProducts(), label: t("nav.products"), icon: Boxes },
        { to: paths.supplierStock(), label: t("nav.stock"), icon: Warehouse },
        { to: paths.supplierBatches(), label: t("nav.batches"), icon: ScanLine },
        { to: paths.supplierBases(), label: t("nav.bases"), icon: Sprout },
      ],
    },
    {
      heading: t("nav.group.quality"),
      links: [
        { to: paths.supplierCertificates(), label: t("nav.certificates"), icon: ShieldCheck },
        { to: paths.supplierRetests(), label: t("nav.retests"), icon: FlaskConical },
        { to: paths.supplierRecalls(), label: t("nav.recalls"), icon: Siren, permission: "recall.read" },
      ],
    },
    {
      heading: t("nav.group.own"),
      links: [
        { to: paths.supplierMembers(), label: t("nav.members"), icon: Users, permission: "member.manage" },
        {
          to: paths.supplierBenefit(),
          label: t("nav.benefit"),
          icon: HandHeart,
          permission: "benefit.report",
        },
        {
          to: paths.supplierOrganisation(),
          label: t("nav.own_organisation"),
          icon: IdCard,
          permission: "organisation.edit",
        },
      ],
    },
  ];
  return permitted(groups, roles);
}
