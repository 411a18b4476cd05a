import { createInstance, type i18n } from "i18next";
import type { Catalogue, ChineseCatalogue, Namespace } from "#app/locales/index.ts";
import type { Locale } from "./locale.ts";

type PlaceholderOf<Pattern> = Pattern extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | PlaceholderOf<Rest>
  : never;

type WithoutPlural<Key> = Key extends `${infer Base}_other` ? Base : Key;

type PatternOf<N extends Namespace, Key> = Key extends keyof ChineseCatalogue[N]
  ? ChineseCatalogue[N][Key]
  : Key extends string
    ? `${Key}_other` extends keyof ChineseCatalogue[N]
      ? ChineseCatalogue[N][`${Key}_other`]
      : never
    : never;

/** The keys of one namespace; a key written `x_other` is asked for as `x` with a `count`. */
export type TextKey<N extends Namespace> = WithoutPlural<keyof ChineseCatalogue[N]> & string;

type ValuesOf<N extends Namespace, Key> = [PlaceholderOf<PatternOf<N, Key>>] extends [never]
  ? []
  : [values: { [Name in PlaceholderOf<PatternOf<N, Key>>]: string | number }];

/** Says one thing of a namespace: the key and its placeholders are checked by the compiler. */
export type Text<N extends Namespace> = <Key extends TextKey<N>>(
  key: Key,
  ...values: ValuesOf<N, Key>
) => string;

const instances = new Map<Locale, i18n>();
const catalogues = new Map<Locale, Catalogue>();
const texts = new Map<string, unknown>();

/** Makes a language speakable. The server registers both; the browser only the language of its page. */
export function registerCatalogue(locale: Locale, catalogue: Catalogue): void {
  const instance = createInstance({
    lng: locale,
    resources: { [locale]: catalogue },
    ns: Object.keys(catalogue),
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    initImmediate: false,
    interpolation: { escapeValue: false },
  });
  void instance.init();
  instances.set(locale, instance);
  catalogues.set(locale, catalogue);
  for (const key of texts.keys()) if (key.startsWith(`${locale}/`)) texts.delete(key);
}

function instanceOf(locale: Locale): i18n {
  const instance = instances.get(locale);
  if (!instance) throw new TypeError(`the catalogue of ${locale} is not loaded`);
  return instance;
}

/** The text function of one language and namespace; the same function each time it is asked for. */
export function textOf<N extends Namespace>(locale: Locale, namespace: N): Text<N> {
  const name = `${locale}/${namespace}`;
  const known = texts.get(name);
  if (known) return known as Text<N>;
  const choosing = instanceOf(locale).getFixedT(locale, namespace) as unknown as LooseText;
  const patterns: Record<string, string> = catalogues.get(locale)?.[namespace] ?? {};
  const plurals = new Intl.PluralRules(locale);
  // A page says hundreds of things: what the catalogue answers by itself does not go the long way.
  const patternOf = (key: string, count: unknown): string | undefined => {
    if (Object.hasOwn(patterns, key)) return patterns[key];
    const chosen = typeof count === "number" ? `${key}_${plurals.select(count)}` : "";
    return Object.hasOwn(patterns, chosen) ? patterns[chosen] : undefined;
  };
  const text: LooseText = (key, values) => {
    const pattern = patternOf(key, values?.count);
    if (pattern === undefined) return choosing(key, values);
    return values === undefined ? pattern : fillIn(pattern, values);
  };
  texts.set(name, text);
  return text as unknown as Text<N>;
}

type LooseText = (key: string, values?: Record<string, string | number>) => string;

function fillIn(pattern: string, values: Record<string, string | number>): string {
  return pattern.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) =>
    name === "count" ? grouped(values[name] ?? "") : String(values[name] ?? ""),
  );
}

/** How many there are, with its digits in groups of three; what is no number stays as it is. */
function grouped(count: string | number): string {
  return typeof count === "number" ? String(count).replace(/\B(?=(\d{3})+$)/g, ",") : count;
}

/** Whether a word received as data (a field message, an error code) is a key of the namespace. */
export function hasText<N extends Namespace>(locale: Locale, namespace: N, key: string): key is TextKey<N> {
  return instanceOf(locale).exists(key, { ns: namespace });
}
