import { useLocation } from "@remix-run/react";
import { Languages } from "lucide-react";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";

/** One button that shows this page in the other language; a plain form, so that it needs no script. */
export function LanguageSwitch({ tone = "dark" }: { tone?: "dark" | "light" }) {
  const t = useText("shell");
  const other = useLocale() === "en" ? "zh-CN" : "en";
  const { pathname, search } = useLocation();
  return (
    <form method="post" action={paths.language()}>
      <input type="hidden" name="returnTo" value={pathname + search} />
      <button
        type="submit"
        name="language"
        value={other}
        lang={other}
        className={`inline-flex min-h-10 items-center gap-1.5 rounded-control px-2 text-sm ${
          tone === "light"
            ? "text-green-soft hover:bg-white/10"
            : "text-ink-soft hover:bg-green-soft hover:text-green"
        }`}
      >
        <Languages aria-hidden="true" className="size-4" />
        {t("language.other")}
      </button>
    </form>
  );
}
