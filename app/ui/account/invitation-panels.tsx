import { Form } from "@remix-run/react";
import { useText } from "#app/i18n/use-text.tsx";
import { InstantText } from "#app/ui/elements/date.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { Panel, Tag } from "#app/ui/primitives/card.tsx";
import { TextInput } from "#app/ui/primitives/controls.tsx";
import { Field } from "#app/ui/primitives/field.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";
import { type OrganisationKind, type Role, rolesOfKind } from "#db/vocabulary/organisations.ts";
import { RoleChoices } from "./role-choices.tsx";

/** The link of a new invitation, shown in the answer that made it and never again. */
export function FreshInvitation({ link, email }: { link: string; email: string }) {
  const t = useText("account");
  return (
    <Notice tone="success" title={t("invite.ready")}>
      <p>{t("invite.ready.note", { email })}</p>
      <Field label={t("invite.link")} className="mt-2">
        <TextInput
          readOnly
          value={link}
          onFocus={(event) => event.currentTarget.select()}
          className="font-mono text-sm"
        />
      </Field>
    </Notice>
  );
}

/** Asks for an address and roles. */
export function InviteForm({
  kind,
  errors,
  typed,
}: {
  kind: OrganisationKind;
  errors: Readonly<Record<string, string[] | null>>;
  /** What a refused form said. */
  typed: { email: string; roles: readonly string[] };
}) {
  const t = useText("account");
  return (
    <Panel title={t("invite.title")} note={t("invite.note")}>
      <Form method="post" className="grid gap-4">
        <Field label={t("invite.email")} errors={errors.email ?? []} required className="max-w-md">
          <TextInput
            name="email"
            type="email"
            maxLength={254}
            defaultValue={typed.email}
            autoComplete="off"
          />
        </Field>
        <RoleChoices
          kind={kind}
          chosen={rolesOfKind[kind].filter((role) => typed.roles.includes(role))}
          errors={errors.roles ?? []}
        />
        <div>
          <Button variant="primary" name="act" value="invite">
            {t("invite.submit")}
          </Button>
        </div>
      </Form>
    </Panel>
  );
}

/** Invitations nobody has accepted yet. */
export function OpenInvitations({
  invitations,
}: {
  invitations: readonly {
    id: string;
    email: string;
    roles: readonly Role[];
    expiresAt: Date;
    invitedBy: string;
  }[];
}) {
  const t = useText("account");
  const words = useText("vocabulary");
  if (invitations.length === 0) return null;
  return (
    <Panel title={t("invitations.title")} flush>
      <ul className="divide-y divide-line">
        {invitations.map((invitation) => (
          <li key={invitation.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
            <div className="min-w-0 flex-1">
              <p className="font-medium">{invitation.email}</p>
              <p className="flex flex-wrap items-center gap-1.5 text-ink-soft text-sm">
                {invitation.roles.map((role) => (
                  <Tag key={role} tone="indigo">
                    {words(`roles.${role}`)}
                  </Tag>
                ))}
                <span>
                  {t("invitations.by")} {invitation.invitedBy} · {t("invitations.expires")}{" "}
                  <InstantText at={invitation.expiresAt} />
                </span>
              </p>
            </div>
            <Form method="post">
              <input type="hidden" name="invitationId" value={invitation.id} />
              <Button size="small" name="act" value="revoke">
                {t("invitations.revoke")}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
