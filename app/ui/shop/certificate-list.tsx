import { CircleHelp, FileClock } from "lucide-react";
import type { ShownCertificate } from "#app/domain/reporting/storefront/certificates.server.ts";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { dayOf } from "#app/kernel/calendar.ts";
import { DateText } from "#app/ui/elements/date.tsx";
import { CertificateSeal, SpacedDemoMark } from "#app/ui/elements/mark.tsx";
import { Word } from "#app/ui/elements/state.tsx";
import { EmptyState } from "#app/ui/primitives/card.tsx";
import { type Column, Table } from "#app/ui/primitives/table.tsx";

/** Verified certificates valid today: number, issuer, validity, and who looked at the document. */
export function CertificateList({ certificates }: { certificates: readonly ShownCertificate[] }) {
  const t = useText("shop");
  const locale = useLocale();
  const columns: Column<ShownCertificate>[] = [
    {
      key: "scheme",
      header: t("certificate.scheme"),
      heading: true,
      cell: (row) =>
        row.isMark ? (
          <CertificateSeal scheme={localName(locale, row)} />
        ) : (
          <span>
            {localName(locale, row)}{" "}
            <span className="whitespace-nowrap font-normal text-ink-soft text-sm">
              <Word of="certificateSubjects" is={row.subject} />
            </span>
          </span>
        ),
    },
    {
      key: "number",
      header: t("certificate.number"),
      cell: (row) => (
        <>
          <span className="figures">{row.number}</span>
          {row.isDemo ? <SpacedDemoMark /> : null}
        </>
      ),
    },
    { key: "issuer", header: t("certificate.issuer"), cell: (row) => row.issuer },
    {
      key: "validity",
      header: t("certificate.validity"),
      cell: (row) => (
        <>
          <DateText date={row.validFrom} form="short" />
          {" — "}
          {row.validUntil ? <DateText date={row.validUntil} form="short" /> : t("certificate.open_end")}
        </>
      ),
    },
    {
      key: "verified",
      header: t("certificate.verified"),
      cell: (row) => (
        <>
          {row.verifiedBy ? localName(locale, row.verifiedBy) : t("origin.office")}
          {row.verifiedAt ? (
            <>
              {" · "}
              <DateText date={dayOf(row.verifiedAt)} form="short" />
            </>
          ) : null}
        </>
      ),
    },
  ];
  return (
    <div className="overflow-hidden rounded-card border border-line bg-white">
      <Table
        caption={t("product.certificates")}
        columns={columns}
        rows={certificates}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t("certificate.none")}>{t("certificate.none_text")}</EmptyState>}
      />
    </div>
  );
}

/** Requirements that were waived: told with who answers for each, until when and why; never drawn as a seal. */
export function WaiverList({
  waivers,
}: {
  waivers: readonly {
    waiverId: string;
    nameZh: string;
    nameEn: string;
    validUntil: string;
    responsible: string;
    reason: string;
  }[];
}) {
  const t = useText("certification");
  const locale = useLocale();
  if (waivers.length === 0) return null;
  return (
    <div className="mt-4 rounded-card border border-line-strong/50 border-dashed px-4 py-3">
      <p className="flex items-start gap-1.5">
        <FileClock aria-hidden="true" className="mt-[0.2em] size-4 shrink-0 text-ink-soft" />
        {t("waivers.public")}
      </p>
      <ul className="mt-1.5 list-disc pl-5">
        {waivers.map(({ waiverId, validUntil, responsible, reason, ...scheme }) => (
          <li key={waiverId}>
            {t("waivers.public.item", {
              scheme: localName(locale, scheme),
              day: validUntil,
              responsible,
              reason,
            })}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What the seller says and nobody has verified yet. Never drawn as a seal. */
export function ClaimList({ claims }: { claims: readonly { claim: string; sourceUrl: string | null }[] }) {
  const t = useText("shop");
  if (claims.length === 0) return null;
  return (
    <div className="mt-4 rounded-card border border-line-strong/50 border-dashed px-4 py-3">
      <h3 className="flex items-center gap-1.5 text-base">
        <CircleHelp aria-hidden="true" className="size-4 text-ink-soft" />
        {t("claims.title")}
      </h3>
      <p className="text-ink-soft text-sm">{t("claims.note")}</p>
      <ul className="mt-1.5 list-disc pl-5">
        {claims.map(({ claim, sourceUrl }) => (
          <li key={claim}>
            {claim}
            {sourceUrl?.startsWith("http") ? (
              <a href={sourceUrl} rel="nofollow noopener noreferrer" className="link ml-2 text-sm">
                {t("claims.source")}
              </a>
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  );
}
