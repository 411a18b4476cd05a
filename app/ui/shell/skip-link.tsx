import { useText } from "#app/i18n/use-text.tsx";

/** The first stop of the keyboard: past the header, to the page. */
export function SkipLink() {
  const t = useText("shell");
  return (
    <a
      href="#content"
      className="sr-only rounded-control bg-green px-4 py-2 text-white no-underline focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-20 focus:px-4 focus:py-2"
    >
      {t("skip")}
    </a>
  );
}
