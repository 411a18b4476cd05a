import { useText } from "#app/i18n/use-text.tsx";
import type { PageHandle } from "#app/ui/shell/document.ts";
import { StorefrontShell } from "#app/ui/shell/storefront-shell.tsx";

export const handle = { document: "static" } satisfies PageHandle;

export default function Home() {
  const t = useText("shell");
  return (
    <StorefrontShell>
      <h1>{t("title")}</h1>
    </StorefrontShell>
  );
}
