import { Printer } from "lucide-react";
import type { ReactNode } from "react";
import { useText } from "#app/i18n/use-text.tsx";
import { Button, LinkButton } from "#app/ui/primitives/button.tsx";

/**
 * A sheet of A4: delivery note, acceptance sheet, statement. On screen it lies on the desk with a way back and
 * a print button; on paper only the sheet remains.
 */
export function PrintShell({
  title,
  number,
  back,
  demo,
  children,
  signatures = [],
}: {
  title: ReactNode;
  /** The document's own number. */
  number: ReactNode;
  back: string;
  /** A DemoMark where the document is invented. */
  demo?: ReactNode;
  children: ReactNode;
  /** Who signs, in words; each gets a line. */
  signatures?: readonly string[];
}) {
  const t = useText("shell");
  const common = useText("common");
  return (
    <div className="min-h-dvh bg-paper-deep py-6 print:bg-white print:py-0">
      <header className="no-print mx-auto mb-4 flex max-w-[210mm] justify-between gap-3 px-4">
        <LinkButton to={back}>{common("action.back")}</LinkButton>
        <Button type="button" variant="primary" onClick={() => window.print()}>
          <Printer aria-hidden="true" className="size-4" />
          {t("print.print")}
        </Button>
      </header>
      <main
        id="content"
        className="mx-auto max-w-[210mm] bg-white px-[6vw] py-8 shadow-card sm:min-h-[297mm] sm:px-[14mm] sm:py-[14mm] print:min-h-0 print:p-0 print:shadow-none"
      >
        <header className="mb-5 flex items-end justify-between gap-6 border-ink border-b-2 pb-3">
          <div>
            <h1 className="font-serif text-2xl">
              {title} {demo}
            </h1>
            <p className="figures">{number}</p>
          </div>
          <p className="shrink-0 text-right font-serif text-ink-soft">{t("brand")}</p>
        </header>
        <div className="grid gap-5">{children}</div>
        {signatures.length > 0 ? (
          <div className="mt-12 grid gap-8 break-inside-avoid sm:grid-cols-2 print:grid-cols-2">
            {signatures.map((signature) => (
              <p key={signature} className="flex items-end gap-2">
                <span className="shrink-0">{signature}</span>
                <span className="h-10 flex-1 border-ink-soft border-b" />
              </p>
            ))}
          </div>
        ) : null}
      </main>
    </div>
  );
}
