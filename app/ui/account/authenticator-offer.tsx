import { Form } from "@remix-run/react";
import { useText } from "#app/i18n/use-text.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { TextInput } from "#app/ui/primitives/controls.tsx";
import { Field } from "#app/ui/primitives/field.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";

export type OfferView = {
  /** A `data:` address of the QR code's picture. */
  qrCode: string;
  secret: string;
  backupCodes: readonly string[];
};

/** The new authenticator: scan, keep the backup codes, confirm with a first code. Shown once. */
export function AuthenticatorOffer({ offer }: { offer: OfferView }) {
  const t = useText("account");
  return (
    <ol className="grid gap-6">
      <li className="grid gap-3">
        <h3 className="font-semibold">{t("second_step.scan")}</h3>
        <div className="flex flex-wrap items-center gap-5">
          <img
            src={offer.qrCode}
            alt={t("second_step.qr")}
            className="size-44 rounded-card border border-line"
          />
          <p className="min-w-0 text-ink-soft text-sm">
            {t("second_step.by_hand")}
            <code className="mt-1 block max-w-xs break-all font-mono text-[0.9375rem] text-ink">
              {offer.secret}
            </code>
          </p>
        </div>
      </li>
      <li className="grid gap-3">
        <h3 className="font-semibold">{t("second_step.backup")}</h3>
        <Notice tone="warning">{t("second_step.backup.note")}</Notice>
        <ul className="grid max-w-md grid-cols-2 gap-x-6 gap-y-1 font-mono">
          {offer.backupCodes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
      </li>
      <li className="grid gap-3">
        <h3 className="font-semibold">{t("second_step.confirm")}</h3>
        <Form method="post" className="flex flex-wrap items-end gap-3">
          <Field label={t("second_step.code")} required className="w-44">
            <TextInput
              name="code"
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={7}
              className="figures"
            />
          </Field>
          <Button variant="primary" name="step" value="confirm">
            {t("second_step.finish")}
          </Button>
        </Form>
      </li>
    </ol>
  );
}
