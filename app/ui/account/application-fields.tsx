import type { ReactNode } from "react";
import { useText } from "#app/i18n/use-text.tsx";
import { Word } from "#app/ui/elements/state.tsx";
import { FileInput } from "#app/ui/primitives/controls.tsx";
import { Field } from "#app/ui/primitives/field.tsx";
import type { OrganisationDocumentKind } from "#db/vocabulary/organisations.ts";

/** One part of a long form, under its own heading. */
export function FormPart({
  title,
  note,
  children,
}: {
  title: ReactNode;
  note?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="grid gap-4 rounded-card border border-line bg-white p-4 sm:p-5">
      <div>
        <h2 className="text-[1.0625rem]">{title}</h2>
        {note ? <p className="text-ink-soft text-sm">{note}</p> : null}
      </div>
      {children}
    </section>
  );
}

/** The papers an application brings. Files are chosen again after a refusal: browsers do not keep them. */
export function DocumentFields({
  formId,
  required,
  optional,
  errors,
}: {
  /** Of the form they stand in, whose list of what is wrong leads here. */
  formId: string;
  required: readonly OrganisationDocumentKind[];
  optional: readonly OrganisationDocumentKind[];
  errors: Readonly<Record<string, string[] | null>>;
}) {
  const t = useText("join");
  return (
    <>
      {[...required, ...optional].map((kind) => (
        <Field
          key={kind}
          id={`${formId}-${kind}`}
          label={<Word of="organisationDocumentKinds" is={kind} />}
          hint={t(`document.${kind}`)}
          errors={errors[kind] ?? []}
          required={required.includes(kind)}
        >
          <FileInput name={kind} accept="image/jpeg,image/png,image/webp,application/pdf" required={false} />
        </Field>
      ))}
    </>
  );
}
