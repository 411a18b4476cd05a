import type { ReactNode } from "react";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { WorkspaceShell, type WorkspaceLinkGroup } from "#app/ui/shell/workspace-shell.tsx";
import type { Role } from "#db/vocabulary/organisations.ts";

/** The frame of one audience's workspace around its page. */
export function WorkspaceFrame({
  workspace,
  groups,
  children,
}: {
  workspace: {
    organisation: { nameZh: string; nameEn: string | null; demo: boolean };
    roles: readonly Role[];
    userName: string;
    canSwitch: boolean;
  };
  groups: readonly WorkspaceLinkGroup[];
  children: ReactNode;
}) {
  const words = useText("vocabulary");
  const separator = useLocale() === "en" ? ", " : "、";
  return (
    <WorkspaceShell
      organisation={workspace.organisation}
      role={workspace.roles.map((role) => words(`roles.${role}`)).join(separator)}
      userName={workspace.userName}
      canSwitch={workspace.canSwitch}
      groups={groups}
    >
      {children}
    </WorkspaceShell>
  );
}
