import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { LocalName } from "#app/ui/elements/name.tsx";
import { State } from "#app/ui/elements/state.tsx";
import { LinkButton } from "#app/ui/primitives/button.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import type { CertificateState } from "#db/vocabulary/certification.ts";

export interface BatchRequirement {
  scheme: { code: string; nameZh: string; nameEn: string };
  certificate: {
    number: string;
    state: CertificateState;
    fileId: string;
    isDemo: boolean;
    decisionReason: string | null;
  } | null;
}

/** The certificates a batch must carry before it may leave; nothing for goods that need none. */
export function BatchCertificates({
  batchId,
  requirements,
  maySubmit,
}: {
  batchId: string;
  requirements: readonly BatchRequirement[];
  maySubmit: boolean;
}) {
  const t = useText("certification");
  const supply = useText("supply");
  if (requirements.length === 0) return null;
  return (
    <Panel title={t("batch.certificates")} note={t("batch.certificates.note")}>
      <ul className="grid gap-3">
        {requirements.map(({ scheme, certificate }) => (
          <li key={scheme.code} className="grid gap-1">
            <span className="flex flex-wrap items-center gap-2">
              <span className="font-medium">
                <LocalName of={scheme} />
              </span>
              {certificate ? (
                <State of="certificateStates" is={certificate.state} />
              ) : (
                <span className="text-cinnabar-deep text-sm">{t("batch.certificate.missing")}</span>
              )}
              {certificate?.isDemo ? <DemoMark /> : null}
            </span>
            {certificate ? (
              <span className="break-all text-ink-soft text-sm">
                {certificate.number}{" "}
                <a href={paths.file(certificate.fileId)} target="_blank" rel="noreferrer">
                  {supply("certificate.open")}
                </a>
                {certificate.decisionReason && certificate.state !== "verified" ? (
                  <span className="block text-cinnabar-deep">
                    {supply("certificate.reason", { reason: certificate.decisionReason })}
                  </span>
                ) : null}
              </span>
            ) : null}
            {maySubmit && certificate?.state !== "verified" && certificate?.state !== "submitted" ? (
              <span>
                <LinkButton
                  size="small"
                  to={paths.supplierCertificateNew({ scheme: scheme.code, batch: batchId })}
                >
                  {t("batch.certificate.add")}
                </LinkButton>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
