import { createContext, type ReactNode, useContext } from "react";
import type { Namespace } from "#app/locales/index.ts";
import { defaultLocale, type Locale } from "./locale.ts";
import { type Text, textOf } from "./text.ts";

const LocaleContext = createContext<Locale>(defaultLocale);

/** Fixes the language of everything below it. */
export function LocaleProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  return <LocaleContext.Provider value={locale}>{children}</LocaleContext.Provider>;
}

/** The language of the page. */
export function useLocale(): Locale {
  return useContext(LocaleContext);
}

/** The text function of a namespace in the language of the page: `const t = useText("shop"); t("home.title")`. */
export function useText<N extends Namespace>(namespace: N): Text<N> {
  return textOf(useLocale(), namespace);
}
