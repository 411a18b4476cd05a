import type { ComponentProps, ReactNode } from "react";
import { useText } from "#app/i18n/use-text.tsx";
import { Word } from "#app/ui/elements/state.tsx";
import { UploadField } from "#app/ui/primitives/action-form.tsx";
import { PAPERS } from "#app/ui/primitives/file-types.ts";
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
  form,
  required,
  optional,
}: {
  /** The form they stand in, whose list of what is wrong leads here. */
  form: ComponentProps<typeof UploadField>["form"];
  required: readonly OrganisationDocumentKind[];
  optional: readonly OrganisationDocumentKind[];
}) {
  const t = useText("join");
  return (
    <>
      {[...required, ...optional].map((kind) => (
        <UploadField
          key={kind}
          form={form}
          name={kind}
          label={<Word of="organisationDocumentKinds" is={kind} />}
          hint={t(`document.${kind}`)}
          required={required.includes(kind)}
          accept={PAPERS}
        />
      ))}
    </>
  );
}
