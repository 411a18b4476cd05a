import { Form } from "@remix-run/react";
import { useText } from "#app/i18n/use-text.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { TextInput } from "#app/ui/primitives/controls.tsx";
import { Field } from "#app/ui/primitives/field.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";

export type OfferView = {
  /** The `otpauth://` address the QR code says. */
  uri: string;
  /** A `data:` address of the QR code's picture. */
  qrCode: string;
  secret: string;
  backupCodes: readonly string[];
};

/**
 * The new authenticator: scan, keep the backup codes, confirm with a first code. Shown once; it goes along with the code, so that
 * a wrong one is answered with the same authenticator.
 */
export function AuthenticatorOffer({ offer, errors }: { offer: OfferView; errors: readonly string[] }) {
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
            <Secret of={offer.secret} />
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
        <Form method="post" className="flex flex-wrap items-start gap-3">
          <input type="hidden" name="uri" value={offer.uri} />
          {offer.backupCodes.map((code) => (
            <input key={code} type="hidden" name="backupCodes" value={code} />
          ))}
          <Field label={t("second_step.code")} errors={errors} required className="w-44">
            <TextInput
              name="code"
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={7}
              className="figures"
            />
          </Field>
          <div className="pt-7">
            <Button variant="primary" name="step" value="confirm">
              {t("second_step.finish")}
            </Button>
          </div>
        </Form>
      </li>
    </ol>
  );
}

/** A secret to copy or type: in groups of four, which an authenticator takes with their blanks, and letter by letter for who hears it. */
function Secret({ of }: { of: string }) {
  const groups = of.match(/.{1,4}/g) ?? [];
  return (
    <>
      <code aria-hidden="true" className="mt-1 block max-w-xs font-mono text-[0.9375rem] text-ink leading-7">
        {groups.join(" ")}
      </code>
      <span className="sr-only">{groups.map((group) => [...group].join(" ")).join(", ")}</span>
    </>
  );
}
