import { CircleCheck, Info, OctagonAlert, TriangleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";
import { fieldMessage } from "#app/i18n/field-errors.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";

export type NoticeTone = "info" | "success" | "warning" | "danger";

const looks = {
  info: { icon: Info, className: "border-indigo/25 bg-indigo-soft text-indigo-deep" },
  success: { icon: CircleCheck, className: "border-green/25 bg-green-soft text-green-deep" },
  warning: { icon: TriangleAlert, className: "border-gold/45 bg-gold-soft text-gold-deep" },
  danger: { icon: OctagonAlert, className: "border-cinnabar/30 bg-cinnabar-soft text-cinnabar-deep" },
} as const;

/** Something the reader should know before going on: what happened, and what to do next. */
export function Notice({
  tone = "info",
  title,
  children,
  actions,
}: {
  tone?: NoticeTone;
  title?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
}) {
  const t = useText("common");
  const { icon: Icon, className } = looks[tone];
  return (
    <div
      role={tone === "danger" ? "alert" : "status"}
      className={`flex gap-3 rounded-card border px-4 py-3 ${className}`}
    >
      <Icon role="img" aria-label={t(`notice.${tone}`)} className="mt-[0.2em] size-5 shrink-0" />
      <div className="min-w-0 flex-1">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children ? <div className="text-[0.9375rem] text-ink">{children}</div> : null}
        {actions ? <div className="mt-2 flex flex-wrap gap-2">{actions}</div> : null}
      </div>
    </div>
  );
}

/** One wrong field in the summary above a form. */
export interface SummaryEntry {
  /** The id of the control to go to; absent when the whole form is meant. */
  id?: string;
  label?: string;
  message: string;
}

/**
 * What is wrong with a form, each entry linked to its field, under their number; where no field is meant, under the sentence that
 * was said first. Takes the focus of nobody without script.
 */
export function ErrorSummary({ entries }: { entries: readonly SummaryEntry[] }) {
  const t = useText("fields");
  const locale = useLocale();
  const title = useId();
  const [first] = entries;
  if (!first) return null;
  const said = ({ label, message }: SummaryEntry) => {
    const sentence = fieldMessage(locale, message);
    return label ? `${label}${locale === "en" ? ": " : "："}${sentence}` : sentence;
  };
  const count = entries.filter(({ id }) => id !== undefined).length;
  const listed = count > 0 ? entries : entries.slice(1);
  return (
    <div
      role="alert"
      aria-labelledby={title}
      tabIndex={-1}
      className="rounded-card border border-cinnabar/35 bg-cinnabar-soft px-4 py-3"
    >
      <p id={title} className="flex items-center gap-2 font-semibold text-cinnabar-deep">
        <OctagonAlert aria-hidden="true" className="size-5 shrink-0" />
        {count > 0 ? t("summary", { count }) : said(first)}
      </p>
      {listed.length > 0 ? (
        <ul className="mt-1.5 grid gap-0.5 pl-7 text-[0.9375rem]">
          {listed.map((entry) => (
            <li key={`${entry.id}/${entry.message}`}>
              {entry.id ? (
                <a
                  href={`#${entry.id}`}
                  className="text-ink underline"
                  onClick={(event) => {
                    // To the field without a step in the history, which would take the answer away.
                    const field = document.getElementById(entry.id ?? "");
                    if (!field) return;
                    event.preventDefault();
                    field.focus();
                  }}
                >
                  {said(entry)}
                </a>
              ) : (
                said(entry)
              )}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
