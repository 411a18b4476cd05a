/** The languages of the interface. Chinese is the default for everyone; English is chosen, never guessed. */
export const locales = ["zh-CN", "en"] as const;

export type Locale = (typeof locales)[number];

export const defaultLocale: Locale = "zh-CN";

export const localeCookie = "hq_lang";

const oneYearInSeconds = 31_536_000;

/** Whether a word from outside names one of our languages. */
export function isLocale(value: unknown): value is Locale {
  return value === "zh-CN" || value === "en";
}

/** The language of a request, from its Cookie header alone: Accept-Language would make pages uncacheable. */
export function localeOfCookies(cookies: string | null): Locale {
  if (!cookies) return defaultLocale;
  for (const part of cookies.split(";")) {
    const [name, value] = part.split("=", 2);
    if (name?.trim() === localeCookie && isLocale(value?.trim())) return value.trim() as Locale;
  }
  return defaultLocale;
}

/** The Set-Cookie value that remembers a chosen language for a year. */
export function localeCookieHeader(locale: Locale, secure: boolean): string {
  return `${localeCookie}=${locale}; Path=/; Max-Age=${oneYearInSeconds}; SameSite=Lax${secure ? "; Secure" : ""}`;
}

/** Chooses the name of a thing that is stored in both languages. */
export function localName(locale: Locale, thing: { nameZh: string; nameEn?: string | null }): string {
  return locale === "en" && thing.nameEn ? thing.nameEn : thing.nameZh;
}
