import {
  type DefaultValue,
  type FieldMetadata,
  type FormMetadata,
  type SubmissionResult,
  useForm,
} from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { InputHTMLAttributes, ReactNode, TextareaHTMLAttributes } from "react";
import { z } from "zod";
import { fieldErrorMap } from "#app/i18n/field-errors.ts";
import { useLocale } from "#app/i18n/use-text.tsx";
import {
  Checkbox,
  type Choice,
  DateInput,
  FileInput,
  NumberInput,
  RadioGroup,
  Select,
  Textarea,
  TextInput,
} from "./controls.tsx";
import { Field, FieldErrors, type FieldFrame, FieldGroup } from "./field.tsx";
import { ErrorSummary } from "./notice.tsx";

/** Any field of a form made by `useActionForm`. */
export type FormField = Pick<
  // biome-ignore lint/suspicious/noExplicitAny: the field of any form and any value
  FieldMetadata<any, any, string[]>,
  | "id"
  | "name"
  | "errors"
  | "initialValue"
  | "required"
  | "minLength"
  | "maxLength"
  | "min"
  | "max"
  | "step"
  | "multiple"
>;

/**
 * A form validated by the zod object of its act, in the browser as on the server. `lastResult` is what the
 * action answered (`submission.reply(…)`), so that a refused form comes back filled in and works without script:
 *
 *     const [form, fields] = useActionForm(applyInput, useActionData<typeof action>());
 *     <Form method="post" {...formProps(form)}><FormErrors form={form} labels={…} /><TextField field={fields.name} … /></Form>
 *
 * `file` names a file that must be chosen: the act takes it beside its input, and it is missed together with the fields.
 */
export function useActionForm<Schema extends z.ZodType<Record<string, unknown>, Record<string, unknown>>>(
  schema: Schema,
  lastResult: SubmissionResult<string[]> | null | undefined,
  options: { id?: string; defaultValue?: DefaultValue<z.input<Schema>>; file?: string } = {},
) {
  const locale = useLocale();
  return useForm<z.input<Schema>, z.output<Schema>, string[]>({
    id: options.id,
    defaultValue: options.defaultValue,
    lastResult,
    constraint: getZodConstraint(schema),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
    onValidate: ({ formData }) =>
      parseWithZod(formData, {
        schema: options.file ? z.intersection(schema, withFile(options.file)) : schema,
        error: fieldErrorMap(locale),
      }),
  });
}

const withFile = (name: string) =>
  z.object({ [name]: z.custom((value) => value instanceof File && value.size > 0, "file") });

type AnyForm = Pick<
  // biome-ignore lint/suspicious/noExplicitAny: the metadata of any form
  FormMetadata<any, string[]>,
  "id" | "onSubmit" | "noValidate" | "allErrors" | "errors" | "errorId"
>;

/** The attributes of the `<Form>` element itself. */
export function formProps(form: AnyForm) {
  return { id: form.id, onSubmit: form.onSubmit, noValidate: form.noValidate };
}

/**
 * Everything wrong with a form, above it, each entry leading to its field. `labels` names fields by their name, and their
 * order is that of the entries. What is wrong with the rows of a file (`rows[7].day`) leads to the field `rowsOf`.
 */
export function FormErrors({
  form,
  labels = {},
  rowsOf,
}: {
  form: AnyForm;
  labels?: Readonly<Record<string, string>>;
  rowsOf?: string;
}) {
  const fieldOf = (name: string) => (rowsOf && name.startsWith("rows[") ? rowsOf : name);
  const order = new Map(Object.keys(labels).map((name, place) => [name, place]));
  const place = ([name]: [string, unknown]) => order.get(name) ?? order.size;
  const wrong = Object.entries(form.allErrors).sort((one, other) => place(one) - place(other));
  const entries = wrong.flatMap(([name, messages]) =>
    (messages ?? []).map((message: string) => ({
      id: name ? `${form.id}-${fieldOf(name)}` : undefined,
      label: labels[name],
      message,
    })),
  );
  return <ErrorSummary entries={entries} />;
}

function textValue(field: FormField): string | undefined {
  return typeof field.initialValue === "string" ? field.initialValue : undefined;
}

function frame(field: FormField, rest: Omit<FieldFrame, "id" | "errors">): FieldFrame {
  return { ...rest, id: field.id, errors: field.errors, required: rest.required ?? field.required };
}

type FrameProps = Omit<FieldFrame, "id" | "errors"> & { field: FormField };

type Attributes<Element> = Omit<Element, "name" | "id" | "defaultValue" | "required" | "className">;

function split<Rest extends object>(props: FrameProps & Rest) {
  const { field, label, hint, required, hideLabel, className, ...rest } = props;
  return { field, frame: frame(field, { label, hint, required, hideLabel, className }), rest };
}

/** A labelled line of text. */
export function TextField(
  props: FrameProps & Attributes<InputHTMLAttributes<HTMLInputElement>> & { dense?: boolean },
) {
  const { field, frame, rest } = split(props);
  return (
    <Field {...frame}>
      <TextInput
        name={field.name}
        defaultValue={textValue(field)}
        minLength={field.minLength}
        maxLength={field.maxLength}
        {...rest}
      />
    </Field>
  );
}

/** A labelled number. */
export function NumberField(
  props: FrameProps & Attributes<InputHTMLAttributes<HTMLInputElement>> & { dense?: boolean },
) {
  const { field, frame, rest } = split(props);
  return (
    <Field {...frame}>
      <NumberInput name={field.name} defaultValue={textValue(field)} {...rest} />
    </Field>
  );
}

/** A labelled day. */
export function DateField(props: FrameProps & Attributes<InputHTMLAttributes<HTMLInputElement>>) {
  const { field, frame, rest } = split(props);
  return (
    <Field {...frame}>
      <DateInput name={field.name} defaultValue={textValue(field)} {...rest} />
    </Field>
  );
}

/** Labelled lines of text. */
export function TextareaField(props: FrameProps & Attributes<TextareaHTMLAttributes<HTMLTextAreaElement>>) {
  const { field, frame, rest } = split(props);
  return (
    <Field {...frame}>
      <Textarea name={field.name} defaultValue={textValue(field)} maxLength={field.maxLength} {...rest} />
    </Field>
  );
}

/** A labelled choice out of a list. */
export function SelectField(props: FrameProps & { choices: readonly Choice[]; placeholder?: string | null }) {
  const { field, frame, rest } = split(props);
  return (
    <Field {...frame}>
      <Select name={field.name} defaultValue={textValue(field)} {...rest} />
    </Field>
  );
}

/** A labelled file. */
export function FileField(props: FrameProps & Attributes<InputHTMLAttributes<HTMLInputElement>>) {
  const { field, frame, rest } = split(props);
  return (
    <Field {...frame}>
      <FileInput name={field.name} multiple={field.multiple} {...rest} />
    </Field>
  );
}

/**
 * A labelled file that an act takes beside its input. What is said of `name` stands at it, and the list above the form
 * leads to it.
 */
export function UploadField({
  form,
  name = "file",
  accept,
  ...frame
}: Pick<FieldFrame, "label" | "hint" | "required" | "className"> & {
  form: Pick<AnyForm, "id" | "allErrors">;
  name?: string;
  accept: string;
}) {
  return (
    <Field {...frame} id={`${form.id}-${name}`} errors={form.allErrors[name]}>
      <FileInput name={name} accept={accept} />
    </Field>
  );
}

/** A question answered by one of a few radio buttons. */
export function RadioField({
  field,
  label,
  hint,
  choices,
  inline,
}: {
  field: FormField;
  label: ReactNode;
  hint?: ReactNode;
  choices: readonly Choice[];
  inline?: boolean;
}) {
  return (
    <FieldGroup id={field.id} legend={label} hint={hint} errors={field.errors} required={field.required}>
      <RadioGroup name={field.name} choices={choices} defaultValue={textValue(field)} inline={inline} />
    </FieldGroup>
  );
}

/** A yes-or-no with its label; unchecked sends nothing. */
export function CheckboxField({
  field,
  label,
  hint,
}: {
  field: FormField;
  label: ReactNode;
  hint?: ReactNode;
}) {
  const checked = field.initialValue === true || field.initialValue === "on";
  return (
    <div className="grid gap-1">
      <Checkbox
        id={field.id}
        name={field.name}
        defaultChecked={checked}
        label={label}
        hint={hint}
        aria-invalid={field.errors ? true : undefined}
        aria-describedby={field.errors ? `${field.id}-error` : undefined}
      />
      <FieldErrors id={`${field.id}-error`} errors={field.errors} />
    </div>
  );
}
