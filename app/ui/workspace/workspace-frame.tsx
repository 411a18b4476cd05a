import type { ReactNode } from "react";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { WorkspaceShell, type WorkspaceLink } from "#app/ui/shell/workspace-shell.tsx";
import type { Role } from "#db/vocabulary/organisations.ts";

/** The frame of one audience's workspace around its page. */
export function WorkspaceFrame({
  workspace,
  links,
  children,
}: {
  workspace: {
    organisation: { nameZh: string; nameEn: string | null; demo: boolean };
    roles: readonly Role[];
    userName: string;
    canSwitch: boolean;
  };
  links: readonly WorkspaceLink[];
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
      links={links}
    >
      {children}
    </WorkspaceShell>
  );
}
