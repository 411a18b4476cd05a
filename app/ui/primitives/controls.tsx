import {
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useState,
} from "react";
import { useText } from "#app/i18n/use-text.tsx";
import { tooLarge } from "#app/kernel/upload-limit.ts";
import { useFieldWiring } from "./field.tsx";

const box =
  "w-full rounded-control border border-line-strong bg-white text-ink placeholder:text-ink-soft/80 hover:border-ink-soft aria-invalid:border-cinnabar aria-invalid:bg-cinnabar-soft/40 disabled:bg-paper-deep disabled:text-ink-soft [&:is(input,textarea):read-only]:bg-paper-deep";

const heights = { normal: "min-h-10 px-3 py-1.5", dense: "min-h-8 px-2 py-0.5 text-sm" };

interface Density {
  /** 32 px high, for controls inside a work table. */
  dense?: boolean;
}

type InputProps = InputHTMLAttributes<HTMLInputElement> & Density;

/** One line of text. */
export function TextInput({ dense, className = "", type = "text", ...rest }: InputProps) {
  const wiring = useFieldWiring();
  return (
    <input
      {...wiring}
      type={type}
      className={`${box} ${heights[dense ? "dense" : "normal"]} ${className}`}
      {...rest}
    />
  );
}

/** A number typed as text with a numeric keyboard, so that the wheel of a mouse cannot change an order. */
export function NumberInput({ className = "", ...rest }: InputProps) {
  return (
    <TextInput
      inputMode="decimal"
      autoComplete="off"
      className={`figures text-right ${className}`}
      {...rest}
    />
  );
}

/** A business day `YYYY-MM-DD`. */
export function DateInput({ className = "", ...rest }: InputProps) {
  return <TextInput type="date" className={`figures ${className}`} {...rest} />;
}

/** Several lines of text. */
export function Textarea({
  dense,
  className = "",
  rows = 4,
  ...rest
}: TextareaHTMLAttributes<HTMLTextAreaElement> & Density) {
  const wiring = useFieldWiring();
  return (
    <textarea
      {...wiring}
      rows={rows}
      className={`${box} ${heights[dense ? "dense" : "normal"]} leading-relaxed ${className}`}
      {...rest}
    />
  );
}

export interface Choice {
  value: string;
  label: string;
  hint?: ReactNode;
  disabled?: boolean;
}

/** One of a list that is too long to show; begins with 请选择 unless a `placeholder` or `null` says otherwise. */
export function Select({
  choices,
  placeholder,
  dense,
  className = "",
  ...rest
}: SelectHTMLAttributes<HTMLSelectElement> &
  Density & { choices: readonly Choice[]; placeholder?: string | null }) {
  const t = useText("common");
  const wiring = useFieldWiring();
  return (
    <select
      {...wiring}
      className={`${box} ${heights[dense ? "dense" : "normal"]} select-arrow pr-8 ${className}`}
      {...rest}
    >
      {placeholder === null ? null : <option value="">{placeholder ?? t("select.none")}</option>}
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value} disabled={choice.disabled}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}

/** A yes-or-no control with its own label beside it. */
export function Checkbox({
  label,
  hint,
  className = "",
  ...rest
}: InputHTMLAttributes<HTMLInputElement> & { label: ReactNode; hint?: ReactNode }) {
  return (
    <label className={`flex items-start gap-2 ${className}`}>
      <input type="checkbox" className="mt-[0.35em] size-[1.05rem] shrink-0 accent-green" {...rest} />
      <span>
        {label}
        {hint ? <span className="block text-ink-soft text-sm">{hint}</span> : null}
      </span>
    </label>
  );
}

/** Radio buttons for a short list of choices; put it in a FieldGroup, which asks the question. */
export function RadioGroup({
  name,
  choices,
  defaultValue,
  required,
  inline = false,
}: {
  name: string;
  choices: readonly Choice[];
  defaultValue?: string;
  required?: boolean;
  inline?: boolean;
}) {
  return (
    <div className={inline ? "flex flex-wrap gap-x-5 gap-y-1.5" : "grid gap-1.5"}>
      {choices.map((choice) => (
        <label key={choice.value} className="flex items-start gap-2">
          <input
            type="radio"
            name={name}
            value={choice.value}
            defaultChecked={choice.value === defaultValue}
            disabled={choice.disabled}
            required={required}
            className="mt-[0.35em] size-[1.05rem] shrink-0 accent-green"
          />
          <span>
            {choice.label}
            {choice.hint ? <span className="block text-ink-soft text-sm">{choice.hint}</span> : null}
          </span>
        </label>
      ))}
    </div>
  );
}

/** The files that are sent together with those of a field: all of its form, or its own where it stands in none. */
function filesSentWith({ form, files }: HTMLInputElement): File[] {
  if (!form) return [...(files ?? [])];
  return [...new FormData(form).values()].filter((value) => value instanceof File);
}

/** Files from the visitor's device. What no form could carry is let go of at once, with a word on why. */
export function FileInput({ className = "", ...rest }: InputHTMLAttributes<HTMLInputElement>) {
  const wiring = useFieldWiring();
  const t = useText("fields");
  const [refused, setRefused] = useState<ReturnType<typeof tooLarge>>(null);
  return (
    <>
      <input
        {...wiring}
        type="file"
        className={`w-full rounded-control border border-line-strong border-dashed bg-white p-1.5 text-sm file:mr-3 file:min-h-8 file:cursor-pointer file:rounded-mark file:border-0 file:bg-green-soft file:px-3 file:font-medium file:text-green aria-invalid:border-cinnabar ${className}`}
        {...rest}
        onChange={(event) => {
          const problem = tooLarge(filesSentWith(event.currentTarget));
          setRefused(problem);
          if (problem) event.currentTarget.value = "";
          rest.onChange?.(event);
        }}
      />
      {refused ? (
        <p role="alert" className="mt-1 text-cinnabar-deep text-sm">
          {t("files_too_large", refused)}
        </p>
      ) : null}
    </>
  );
}
