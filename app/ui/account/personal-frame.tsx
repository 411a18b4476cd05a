import { ClipboardCheck } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { useInstitutionLinks } from "#app/ui/institution/links.ts";
import { useOfficialLinks } from "#app/ui/official/links.ts";
import { WorkspaceShell } from "#app/ui/shell/workspace-shell.tsx";
import { useSupplierLinks } from "#app/ui/supplier/links.ts";
import { WorkspaceFrame } from "#app/ui/workspace/workspace-frame.tsx";
import type { OrganisationKind } from "#db/vocabulary/organisations.ts";

type Workspace = ComponentProps<typeof WorkspaceFrame>["workspace"];

/** The frame of somebody's own pages: that of their workspace, or a bare one for who has none yet. */
export function PersonalFrame({
  userName,
  kind,
  workspace,
  children,
}: {
  userName: string;
  /** The kind of the organisation they may work for; null while there is none, or it is not approved. */
  kind: OrganisationKind | null;
  workspace: Workspace | null;
  children: ReactNode;
}) {
  const t = useText("account");
  const join = useText("join");
  const roles = workspace?.roles ?? [];
  const groups = {
    institution: useInstitutionLinks(roles),
    supplier: useSupplierLinks(roles),
    office: useOfficialLinks(roles),
  };
  if (!workspace) {
    return (
      <WorkspaceShell
        organisation={{ nameZh: t("no_organisation") }}
        role={t("no_organisation.role")}
        userName={userName}
        groups={[]}
      >
        {children}
      </WorkspaceShell>
    );
  }
  const own = kind === null ? null : groups[kind === "platform" ? "office" : kind];
  const application = [
    { links: [{ to: paths.application(), label: join("status.title"), icon: ClipboardCheck }] },
  ];
  return (
    <WorkspaceFrame workspace={workspace} groups={own ?? application}>
      {children}
    </WorkspaceFrame>
  );
}
