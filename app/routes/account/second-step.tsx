import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import QRCode from "qrcode";
import {
  passwordConfirmationInput,
  secondFactorInput,
  shownTotpInput,
} from "#app/domain/accounts/session/input.ts";
import {
  confirmTotp,
  prepareTotp,
  removeTotp,
  type TotpOffer,
} from "#app/domain/accounts/session/totp.server.ts";
import { requireSession } from "#app/http/actor.server.ts";
import { localeOf, readForm, submitForm } from "#app/http/respond.server.ts";
import { deviceOf, identityFor, redirectWithCookies } from "#app/http/session.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { AccountPage } from "#app/ui/account/account-page.tsx";
import { AuthenticatorOffer, type OfferView } from "#app/ui/account/authenticator-offer.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { TextInput } from "#app/ui/primitives/controls.tsx";
import { Field } from "#app/ui/primitives/field.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { session } = await requireSession(args);
  const title = textFor(localeOf(args.request), "account")("tab.second_step");
  return { isOn: session.user.twoFactorEnabled, title };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, session } = await requireSession(args);
  const form = await readForm(args.request);
  const shared = { request: args.request, form };
  const [identity, device] = [identityFor(args), deviceOf(args)];
  const finished = ({ cookies }: { cookies: string[] }) =>
    redirectWithCookies(paths.accountSecondStep(), cookies);
  switch (form.get("step")) {
    case "prepare":
      return prepare();
    case "confirm":
      return confirm();
    case "remove":
      return submitForm({
        ...shared,
        schema: passwordConfirmationInput,
        act: (input) => removeTotp(ctx, identity, device, session, input),
        next: finished,
      });
    default:
      throw new Response("request.invalid", { status: 400 });
  }

  /** The offer is shown in this very answer and nowhere else: it holds the secret. */
  async function prepare() {
    let offer: OfferView | undefined;
    const answered = await submitForm({
      ...shared,
      schema: passwordConfirmationInput,
      act: async (input) => {
        offer = await viewOf(await prepareTotp(ctx, identity, device, session, input));
      },
      next: () => new Response(null),
    });
    if (!offer) return answered;
    return { form: null, offer };
  }

  /** A wrong code leaves the offer standing: the page sends it along and shows it again. */
  async function confirm() {
    const shown = shownTotpInput.safeParse({ uri: form.get("uri"), backupCodes: form.getAll("backupCodes") });
    const answered = await submitForm({
      ...shared,
      schema: secondFactorInput,
      act: (input) => confirmTotp(ctx, identity, device, session, input),
      next: finished,
    });
    if (answered instanceof Response || !shown.success) return answered;
    return data({ ...answered.data, offer: await viewOf(shown.data) }, answered.init ?? undefined);
  }
}

/** An answer that holds a secret is kept by nobody. */
export const headers = () => ({ "Cache-Control": "private, no-store" });

async function viewOf({ uri, backupCodes }: TotpOffer): Promise<OfferView> {
  const secret = new URL(uri).searchParams.get("secret") ?? "";
  return { uri, qrCode: await qrCodeOf(uri), secret, backupCodes };
}

async function qrCodeOf(uri: string): Promise<string> {
  const svg = await QRCode.toString(uri, { type: "svg", errorCorrectionLevel: "M", margin: 1 });
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }];

export default function SecondStep() {
  const { isOn } = useLoaderData<typeof loader>();
  const t = useText("account");
  const result = useActionData<typeof action>();
  const offer = result && "offer" in result ? result.offer : null;
  const errors: Record<string, string[] | null> = result?.form?.error ?? {};
  return (
    <AccountPage>
      {offer ? null : errors[""]?.map((message) => <Notice key={message} tone="danger" title={message} />)}
      <Panel title={t("tab.second_step")} note={t("second_step.note")}>
        {offer ? (
          <AuthenticatorOffer offer={offer} errors={[...(errors.code ?? []), ...(errors[""] ?? [])]} />
        ) : isOn ? (
          <Form method="post" className="grid max-w-md gap-4">
            <Notice tone="success" title={t("second_step.on")} />
            <PasswordField errors={errors.password ?? []} />
            <div>
              <Button variant="danger" name="step" value="remove">
                {t("second_step.remove")}
              </Button>
            </div>
          </Form>
        ) : (
          <Form method="post" className="grid max-w-md gap-4">
            <p>{t("second_step.off")}</p>
            <PasswordField errors={errors.password ?? []} />
            <div>
              <Button variant="primary" name="step" value="prepare">
                {t("second_step.prepare")}
              </Button>
            </div>
          </Form>
        )}
      </Panel>
    </AccountPage>
  );
}

function PasswordField({ errors }: { errors: readonly string[] }) {
  const t = useText("account");
  return (
    <Field label={t("password.current")} errors={errors} required>
      <TextInput name="password" type="password" autoComplete="current-password" maxLength={128} />
    </Field>
  );
}
