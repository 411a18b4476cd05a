import { CircleAlert } from "lucide-react";
import { createContext, type ReactNode, useContext, useId } from "react";
import { fieldMessage } from "#app/i18n/field-errors.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";

interface FieldWiring {
  id: string;
  describedBy: string | undefined;
  invalid: boolean;
  required: boolean;
}

const FieldContext = createContext<FieldWiring | null>(null);

/** The attributes a control takes from the Field around it; its own props win. */
export function useFieldWiring() {
  const field = useContext(FieldContext);
  if (!field) return {};
  return {
    id: field.id,
    required: field.required || undefined,
    "aria-invalid": field.invalid || undefined,
    "aria-describedby": field.describedBy,
  };
}

export interface FieldFrame {
  label: ReactNode;
  hint?: ReactNode;
  errors?: readonly string[] | undefined;
  required?: boolean | undefined;
  /** The id of the control; made up when absent. */
  id?: string;
  /** Keeps the label for screen readers only, where the heading of a column already says it. */
  hideLabel?: boolean;
  className?: string;
}

/** Label, hint and errors around one control; the control inside is wired to all three. */
export function Field({
  label,
  hint,
  errors = [],
  required = false,
  id,
  hideLabel,
  className = "",
  children,
}: FieldFrame & { children: ReactNode }) {
  const t = useText("fields");
  const made = useId();
  const controlId = id ?? made;
  const hintId = hint ? `${controlId}-hint` : undefined;
  const errorId = errors.length > 0 ? `${controlId}-error` : undefined;
  const wiring: FieldWiring = {
    id: controlId,
    describedBy: [errorId, hintId].filter(Boolean).join(" ") || undefined,
    invalid: errors.length > 0,
    required,
  };
  return (
    <div className={`grid grid-cols-1 content-start gap-1 ${className}`}>
      <label htmlFor={controlId} className={hideLabel ? "sr-only" : "font-medium text-[0.9375rem]"}>
        {label}
        {required ? (
          <span className="ml-1.5 whitespace-nowrap font-normal text-cinnabar-deep text-xs">
            {t("required_mark")}
          </span>
        ) : null}
      </label>
      <FieldContext.Provider value={wiring}>{children}</FieldContext.Provider>
      {hint ? (
        <p id={hintId} className="text-ink-soft text-sm">
          {hint}
        </p>
      ) : null}
      <FieldErrors id={errorId} errors={errors} />
    </div>
  );
}

/** The errors of one field, or of one line of a table. A message may be a key of the `fields` catalogue. */
export function FieldErrors({ id, errors = [] }: { id?: string; errors?: readonly string[] }) {
  const locale = useLocale();
  if (errors.length === 0) return null;
  return (
    <ul id={id} className="text-cinnabar-deep text-sm">
      {errors.map((error) => (
        <li key={error} className="flex items-start gap-1">
          <CircleAlert aria-hidden="true" className="mt-[0.22em] size-3.5 shrink-0" />
          <span>{fieldMessage(locale, error)}</span>
        </li>
      ))}
    </ul>
  );
}

/** A group of controls that answer one question together: radios, a list of checkboxes, two dates. */
export function FieldGroup({
  id: given,
  legend,
  hint,
  errors = [],
  required,
  children,
}: {
  /** Where the summary of errors leads. */
  id?: string;
  legend: ReactNode;
  hint?: ReactNode;
  errors?: readonly string[];
  required?: boolean;
  children: ReactNode;
}) {
  const t = useText("fields");
  const made = useId();
  const id = given ?? made;
  const described = [errors.length > 0 ? `${id}-error` : "", hint ? `${id}-hint` : ""]
    .filter(Boolean)
    .join(" ");
  return (
    <fieldset
      id={id}
      tabIndex={given ? -1 : undefined}
      aria-describedby={described || undefined}
      className="grid gap-1.5"
    >
      <legend className="mb-1 font-medium text-[0.9375rem]">
        {legend}
        {required ? (
          <span className="ml-1.5 whitespace-nowrap font-normal text-cinnabar-deep text-xs">
            {t("required_mark")}
          </span>
        ) : null}
      </legend>
      {children}
      {hint ? (
        <p id={`${id}-hint`} className="text-ink-soft text-sm">
          {hint}
        </p>
      ) : null}
      <FieldErrors id={`${id}-error`} errors={errors} />
    </fieldset>
  );
}
