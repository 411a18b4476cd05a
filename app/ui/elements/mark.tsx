import { useText } from "#app/i18n/use-text.tsx";

/** The gold seal of a certificate that a reviewer has verified. Never drawn for a claim. */
export function CertificateSeal({ scheme, detail }: { scheme: string; detail?: string }) {
  const t = useText("elements");
  return (
    <span
      title={detail ?? t("seal.title", { scheme })}
      className="inline-flex items-center gap-1 break-words rounded-mark bg-gold-soft py-px pr-1.5 pl-1 text-left text-[0.8125rem] leading-6 text-gold-deep ring-1 ring-gold/45 ring-inset"
    >
      <svg viewBox="0 0 20 20" className="size-4 shrink-0" aria-hidden="true">
        <path
          className="fill-gold"
          d="m10 .8 2 1.6 2.6-.3 1 2.4 2.4 1-.3 2.6 1.6 2-1.6 2 .3 2.6-2.4 1-1 2.4-2.6-.3-2 1.6-2-1.6-2.6.3-1-2.4-2.4-1 .3-2.6-1.6-2 1.6-2L2 5.5l2.4-1 1-2.4 2.6.3z"
        />
        <path
          d="m6.4 10.1 2.5 2.5 4.7-5"
          fill="none"
          stroke="#fff"
          strokeWidth="1.9"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      <span>{scheme}</span>
      <span className="sr-only">{t("seal.verified")}</span>
    </span>
  );
}

/** Marks what was invented for demonstration. */
export function DemoMark({ className = "" }: { className?: string }) {
  const t = useText("elements");
  return (
    <span
      title={t("demo.title")}
      className={`inline-block whitespace-nowrap rounded-mark border border-current/50 border-dashed px-1 align-[0.08em] font-normal text-[0.6875rem] leading-[1.35rem] tracking-wide ${className}`}
    >
      {t("demo")}
    </span>
  );
}

/** The same mark behind a name in running text: a space apart, and at the beginning of a line without one. */
export function SpacedDemoMark() {
  return (
    <>
      {" "}
      <DemoMark className="ml-0.5" />
    </>
  );
}
