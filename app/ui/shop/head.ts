import { textOf } from "#app/i18n/text.ts";
import type { Locale } from "#app/i18n/locale.ts";

const LONGEST_DESCRIPTION = 150;

/** Title, description and canonical address of a public page. */
export function pageHead(
  locale: Locale,
  { title, description, canonical }: { title?: string; description?: string; canonical?: string },
) {
  const shell = textOf(locale, "shell");
  const full = title ? `${title} · ${shell("brand")}` : shell("title");
  const about = [...(description || shell("description"))].slice(0, LONGEST_DESCRIPTION).join("");
  return [
    { title: full },
    { name: "description", content: about },
    { property: "og:title", content: full },
    { property: "og:description", content: about },
    ...(canonical ? [{ tagName: "link" as const, rel: "canonical", href: canonical }] : []),
  ];
}
