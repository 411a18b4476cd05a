import { Form } from "@remix-run/react";
import { ShieldCheck } from "lucide-react";
import { useText } from "#app/i18n/use-text.tsx";
import { InstantText } from "#app/ui/elements/date.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { Card, Tag } from "#app/ui/primitives/card.tsx";
import { ConfirmDisclosure } from "#app/ui/primitives/disclosure.tsx";
import type { OrganisationKind, Role } from "#db/vocabulary/organisations.ts";
import { RoleChoices } from "./role-choices.tsx";

export type MemberView = {
  id: string;
  userId: string;
  name: string;
  email: string;
  twoFactorEnabled: boolean;
  roles: readonly Role[];
  since: Date;
};

/** The people of an organisation with their roles, each to change or remove in place. */
export function MemberList({
  kind,
  members,
  ownUserId,
}: {
  kind: OrganisationKind;
  members: readonly MemberView[];
  ownUserId: string;
}) {
  const t = useText("account");
  const words = useText("vocabulary");
  return (
    <Card className="overflow-clip">
      <ul className="divide-y divide-line">
        {members.map((member) => (
          <li key={member.id} className="grid gap-x-5 gap-y-2 px-4 py-3 lg:grid-cols-[1fr_auto]">
            <div className="min-w-0">
              <p className="flex flex-wrap items-center gap-x-2 font-medium">
                {member.name}
                {member.userId === ownUserId ? <Tag tone="green">{t("members.self")}</Tag> : null}
                {member.twoFactorEnabled ? (
                  <ShieldCheck
                    role="img"
                    aria-label={t("members.second_step")}
                    className="size-4 text-green-mid"
                  />
                ) : null}
              </p>
              <p className="text-ink-soft text-sm">{member.email}</p>
              <p className="mt-1 flex flex-wrap items-center gap-1.5">
                {member.roles.map((role) => (
                  <Tag key={role} tone="indigo">
                    {words(`roles.${role}`)}
                  </Tag>
                ))}
                <span className="ml-1 text-ink-soft text-sm">
                  {t("members.since")} <InstantText at={member.since} />
                </span>
              </p>
            </div>
            <div className="flex flex-wrap items-start gap-2">
              <ConfirmDisclosure
                label={t("members.change")}
                variant="secondary"
                size="small"
                question={member.name}
              >
                <Form method="post" className="grid gap-3">
                  <input type="hidden" name="memberId" value={member.id} />
                  <RoleChoices kind={kind} chosen={member.roles} />
                  <div>
                    <Button variant="secondary" name="act" value="change-roles">
                      {t("members.save")}
                    </Button>
                  </div>
                </Form>
              </ConfirmDisclosure>
              <ConfirmDisclosure
                label={t("members.remove")}
                size="small"
                question={t("members.remove.question", { name: member.name })}
              >
                <Form method="post">
                  <input type="hidden" name="memberId" value={member.id} />
                  <Button variant="danger" name="act" value="remove">
                    {t("members.remove")}
                  </Button>
                </Form>
              </ConfirmDisclosure>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
