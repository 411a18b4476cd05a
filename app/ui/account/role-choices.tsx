import { useText } from "#app/i18n/use-text.tsx";
import { Checkbox } from "#app/ui/primitives/controls.tsx";
import { FieldGroup } from "#app/ui/primitives/field.tsx";
import { type OrganisationKind, type Role, rolesOfKind } from "#db/vocabulary/organisations.ts";

/** The roles there are in an organisation of a kind, to tick. */
export function RoleChoices({
  kind,
  chosen = [],
  errors,
}: {
  kind: OrganisationKind;
  chosen?: readonly Role[];
  errors?: readonly string[];
}) {
  const t = useText("account");
  const words = useText("vocabulary");
  return (
    <FieldGroup legend={t("members.roles")} errors={errors} required>
      <div className="flex flex-wrap gap-x-5 gap-y-1.5">
        {rolesOfKind[kind].map((role) => (
          <Checkbox
            key={role}
            name="roles"
            value={role}
            defaultChecked={chosen.includes(role)}
            label={words(`roles.${role}`)}
          />
        ))}
      </div>
    </FieldGroup>
  );
}
