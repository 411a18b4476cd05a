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

rememberForms(document);
catalogues[locale]().then(({ default: catalogue }) => {
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
