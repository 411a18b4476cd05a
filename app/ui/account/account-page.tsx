import type { ReactNode } from "react";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { Tabs } from "#app/ui/primitives/navigation.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

/** One of the pages about oneself, under their common tabs. */
export function AccountPage({ children }: { children: ReactNode }) {
  const t = useText("account");
  return (
    <WorkspacePage title={t("title")}>
      <Tabs
        label={t("tabs")}
        tabs={[
          { label: t("tab.profile"), to: paths.account(), end: true },
          { label: t("tab.password"), to: paths.accountPassword() },
          { label: t("tab.second_step"), to: paths.accountSecondStep() },
          { label: t("tab.sessions"), to: paths.accountSessions() },
          { label: t("tab.organisations"), to: paths.chooseOrganisation() },
        ]}
      />
      <div className="grid max-w-3xl gap-5">{children}</div>
    </WorkspacePage>
  );
}
