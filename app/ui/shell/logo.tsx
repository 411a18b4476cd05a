import { useText } from "#app/i18n/use-text.tsx";

/** The seal 惠黔: two characters cut in white on cinnabar, one above the other, beside the name. */
export function Logo({ tone = "dark" }: { tone?: "dark" | "light" }) {
  const t = useText("shell");
  return (
    <span className="inline-flex items-center gap-2.5">
      <svg viewBox="0 0 40 40" className="size-9 shrink-0" aria-hidden="true">
        <rect width="40" height="40" rx="8" fill="#C23B2A" />
        <path d="M5 27.5 11 15l4 6 5-11 6 12 3-4 6 9.5Z" fill="#fff" />
        <path
          d="M5 31.5c5-2.6 10 2.6 15 0s10 2.6 15 0"
          fill="none"
          stroke="#fff"
          strokeWidth="2"
          strokeLinecap="round"
        />
      </svg>
      <span
        className={`font-semibold font-serif text-[1.375rem] leading-none tracking-wide ${tone === "light" ? "text-white" : "text-green"}`}
      >
        {t("brand")}
      </span>
    </span>
  );
}
