import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { listOrganisationsOf } from "#app/domain/accounts/member/queries.server.ts";
import { chooseOrganisation } from "#app/domain/accounts/session/choose-organisation.server.ts";
import { chooseOrganisationInput } from "#app/domain/accounts/session/input.ts";
import { requireSession } from "#app/http/actor.server.ts";
import { localeOf, submitForm } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { AccountPage } from "#app/ui/account/account-page.tsx";
import { OrganisationName } from "#app/ui/elements/name.tsx";
import { State } from "#app/ui/elements/state.tsx";
import { Button, LinkButton } from "#app/ui/primitives/button.tsx";
import { EmptyState, Panel, Tag } from "#app/ui/primitives/card.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, session } = await requireSession(args);
  const [organisations, former] = await Promise.all([
    listOrganisationsOf(ctx, session.user.id),
    listOrganisationsOf(ctx, session.user.id, "removed"),
  ]);
  return {
    organisations,
    former,
    currentId: session.actor?.organisationId ?? null,
    title: textFor(localeOf(args.request), "account")("tab.organisations"),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, session } = await requireSession(args);
  return submitForm({
    request: args.request,
    schema: chooseOrganisationInput,
    act: (input) => chooseOrganisation(ctx, session, input),
    next: () => redirect(paths.workspace(), 303),
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Organisations() {
  const { organisations, former, currentId } = useLoaderData<typeof loader>();
  const t = useText("account");
  const words = useText("vocabulary");
  const join = <LinkButton to={paths.join()}>{t("organisations.join")}</LinkButton>;
  return (
    <AccountPage>
      {organisations.length === 0 ? (
        <EmptyState title={t("organisations.none")} action={join}>
          {t("organisations.none.note")}
        </EmptyState>
      ) : (
        <Panel title={t("tab.organisations")} note={t("organisations.note")} flush actions={join}>
          <ul className="divide-y divide-line">
            {organisations.map((organisation) => (
              <li key={organisation.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
                <div className="min-w-0 flex-1">
                  <p className="font-medium">
                    <NameOf organisation={organisation} />
                  </p>
                  <p className="flex flex-wrap items-center gap-2 text-ink-soft text-sm">
                    <State of="organisationStates" is={organisation.state} />
                    {organisation.roles.map((role) => (
                      <span key={role}>{words(`roles.${role}`)}</span>
                    ))}
                  </p>
                </div>
                {organisation.id === currentId ? (
                  <Tag tone="green">{t("organisations.current")}</Tag>
                ) : (
                  <Form method="post">
                    <input type="hidden" name="organisationId" value={organisation.id} />
                    <Button size="small">{t("organisations.switch")}</Button>
                  </Form>
                )}
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {former.length > 0 ? (
        <Panel title={t("organisations.former")} note={t("organisations.former.note")} flush>
          <ul className="divide-y divide-line">
            {former.map((organisation) => (
              <li key={organisation.id} className="px-4 py-3 font-medium">
                <NameOf organisation={organisation} />
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
    </AccountPage>
  );
}

function NameOf({
  organisation: { name, nameEn, isDemo },
}: {
  organisation: { name: string; nameEn: string | null; isDemo: boolean };
}) {
  return <OrganisationName of={{ nameZh: name, nameEn, demo: isDemo }} />;
}
