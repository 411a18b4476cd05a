import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { ErrorSummary, Notice } from "#app/ui/primitives/notice.tsx";
import type { ReactNode } from "react";

/** The second signature, or why this reader cannot give it; beside it the way to send the acceptance back. */
export function SignPanel({
  hindrance,
  others,
  refused,
  children,
}: {
  /** `own`: the reader wrote it; `approver`: the reader approved the order. */
  hindrance: "own" | "approver" | null;
  /** Who may sign where the reader may not, by name. */
  others: readonly string[];
  refused: SubmissionResult<string[]> | undefined;
  children: ReactNode;
}) {
  const t = useText("deliveries");
  const locale = useLocale();
  const messages = refused?.error?.[""] ?? [];
  return (
    <Panel title={t("acceptance.waiting")}>
      <div className="grid gap-4">
        <ErrorSummary entries={messages.map((message) => ({ message }))} />
        {hindrance ? (
          <Notice tone={others.length > 0 ? "info" : "warning"} title={t(`acceptance.${hindrance}`)}>
            {others.length > 0
              ? t("acceptance.others", { names: others.join(locale === "en" ? ", " : "、") })
              : t("acceptance.nobody")}
          </Notice>
        ) : null}
        <div className="flex flex-wrap items-start gap-3">
          {hindrance ? null : (
            <Form method="post" action="?do=sign">
              <Button type="submit" variant="primary">
                {t("acceptance.sign")}
              </Button>
            </Form>
          )}
          {children}
        </div>
        {hindrance ? null : <p className="text-ink-soft text-sm">{t("acceptance.sign.note")}</p>}
      </div>
    </Panel>
  );
}
