import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { defaultLocale, isLocale } from "#app/i18n/locale.ts";
import { registerCatalogue } from "#app/i18n/text.ts";
import { rememberForms } from "#app/ui/shell/last-form.ts";

const catalogues = {
  "zh-CN": () => import("#app/locales/zh-CN/index.ts"),
  en: () => import("#app/locales/en/index.ts"),
};

const written = document.documentElement.lang;
const locale = isLocale(written) ? written : defaultLocale;

/**
 * Waits until the framework has read the page's data. It begins to when it is first rendered, and suspends: a click or a key
 * meanwhile would have React finish the page at once, which it cannot (error 345, "Root did not complete"), and be lost.
 */
async function pageData(): Promise<void> {
  try {
    RemixBrowser({});
  } catch (reading) {
    await reading;
  }
}

rememberForms(document);
Promise.all([catalogues[locale](), pageData()]).then(([{ default: catalogue }]) => {
  registerCatalogue(locale, catalogue);
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <RemixBrowser />
      </StrictMode>,
    );
  });
});
