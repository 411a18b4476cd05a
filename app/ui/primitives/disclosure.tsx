import { ChevronDown } from "lucide-react";
import { type ReactNode, useId } from "react";
import { useText } from "#app/i18n/use-text.tsx";
import { Button, type ButtonSize, type ButtonVariant, buttonClass } from "./button.tsx";

/** A part that opens in place. */
export function Disclosure({
  summary,
  open,
  children,
}: {
  summary: ReactNode;
  open?: boolean;
  children: ReactNode;
}) {
  return (
    <details open={open} className="group rounded-card border border-line bg-white">
      <summary className="flex items-center justify-between gap-3 rounded-card px-4 py-2.5 font-medium hover:bg-paper">
        <span>{summary}</span>
        <ChevronDown
          aria-hidden="true"
          className="size-4 shrink-0 transition-transform group-open:rotate-180"
        />
      </summary>
      <div className="border-line border-t p-4">{children}</div>
    </details>
  );
}

/**
 * Asks once before something that matters. Opens in place, so it works without script; the form inside is
 * the caller's, with its own submit button.
 */
export function ConfirmDisclosure({
  label,
  variant = "danger",
  size,
  question,
  open,
  children,
}: {
  /** The words on the button that opens the question. */
  label: ReactNode;
  variant?: ButtonVariant;
  size?: ButtonSize;
  question: ReactNode;
  /** Already asked: a refused answer comes back in sight. */
  open?: boolean;
  children: ReactNode;
}) {
  return (
    <details open={open} className="group inline-block align-top">
      <summary className={buttonClass(variant, size)}>{label}</summary>
      <div className="mt-2 grid max-w-md gap-3 rounded-card border border-line bg-white p-4 shadow-card">
        <div className="text-[0.9375rem]">{question}</div>
        {children}
      </div>
    </details>
  );
}

/**
 * A native modal dialog opened by its own button. Only for what can also be reached another way without
 * script; a question before an act belongs in ConfirmDisclosure.
 */
export function Dialog({
  label,
  title,
  variant,
  size,
  children,
}: {
  label: ReactNode;
  title: ReactNode;
  variant?: ButtonVariant;
  size?: ButtonSize;
  children: ReactNode;
}) {
  const t = useText("common");
  const id = useId();
  const find = () => document.getElementById(id) as HTMLDialogElement | null;
  return (
    <>
      <Button type="button" variant={variant} size={size} onClick={() => find()?.showModal()}>
        {label}
      </Button>
      <dialog
        id={id}
        aria-labelledby={`${id}-title`}
        className="w-[min(40rem,calc(100vw-2rem))] rounded-card border border-line bg-white p-0 text-ink shadow-card backdrop:bg-green-deep/45"
      >
        <header className="flex items-center justify-between gap-4 border-line border-b px-4 py-2.5">
          <h2 id={`${id}-title`} className="text-lg">
            {title}
          </h2>
          <Button type="button" variant="quiet" size="small" onClick={() => find()?.close()}>
            {t("action.close")}
          </Button>
        </header>
        <div className="p-4">{children}</div>
      </dialog>
    </>
  );
}
