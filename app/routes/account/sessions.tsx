import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { endAllSessions, endSession } from "#app/domain/accounts/session/end.server.ts";
import { listSessions } from "#app/domain/accounts/session/queries.server.ts";
import { requireSession } from "#app/http/actor.server.ts";
import { answer, localeOf, readForm } from "#app/http/respond.server.ts";
import { forgottenSession, redirectWithCookies } from "#app/http/session.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { AccountPage } from "#app/ui/account/account-page.tsx";
import { deviceName } from "#app/ui/account/device.ts";
import { InstantText } from "#app/ui/elements/date.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { Panel, Tag } from "#app/ui/primitives/card.tsx";
import { ConfirmDisclosure } from "#app/ui/primitives/disclosure.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, session } = await requireSession(args);
  const title = textFor(localeOf(args.request), "account")("tab.sessions");
  return { sessions: await listSessions(ctx, session), title };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, session } = await requireSession(args);
  const form = await readForm(args.request);
  const sessionId = form.get("sessionId");
  if (typeof sessionId === "string") {
    await answer(() => endSession(ctx, session, { sessionId }));
    if (sessionId === session.sessionId) return redirectWithCookies(paths.signIn(), forgottenSession());
    return redirect(paths.accountSessions(), 303);
  }
  await endAllSessions(ctx, session, { keepCurrent: false });
  return redirectWithCookies(paths.signIn(), forgottenSession());
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Sessions() {
  const { sessions } = useLoaderData<typeof loader>();
  const t = useText("account");
  return (
    <AccountPage>
      <Panel
        title={t("tab.sessions")}
        note={t("sessions.note")}
        flush
        actions={
          <ConfirmDisclosure
            label={t("sessions.end_all")}
            size="small"
            question={t("sessions.end_all.question")}
          >
            <Form method="post">
              <Button variant="danger">{t("sessions.end_all")}</Button>
            </Form>
          </ConfirmDisclosure>
        }
      >
        <ul className="divide-y divide-line">
          {sessions.map((session) => (
            <li key={session.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3">
              <div className="min-w-0 flex-1">
                <p className="font-medium">
                  {deviceName(session.userAgent) || t("sessions.unknown")}{" "}
                  {session.isCurrent ? <Tag tone="green">{t("sessions.current")}</Tag> : null}
                </p>
                <p className="text-ink-soft text-sm">
                  <InstantText at={session.createdAt} /> {t("sessions.began")}
                  {session.ipAddress ? <span className="ml-2 font-mono">{session.ipAddress}</span> : null}
                </p>
              </div>
              <Form method="post">
                <input type="hidden" name="sessionId" value={session.id} />
                <Button size="small">{t("sessions.end")}</Button>
              </Form>
            </li>
          ))}
        </ul>
      </Panel>
    </AccountPage>
  );
}
