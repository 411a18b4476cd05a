import type { ErrorCode, ErrorDetails } from "#app/kernel/errors.ts";
import type { Locale } from "./locale.ts";
import { textOf } from "./text.ts";

/**
 * The sentence for a refusal of the domain. A sentence may name the refusal's details as placeholders; lists
 * are joined as the language joins alternatives.
 */
export function errorText(locale: Locale, code: ErrorCode, details: ErrorDetails = {}): string {
  const values: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(details)) {
    if (Array.isArray(value)) values[name] = value.join(locale === "en" ? " or " : "或");
    else if (typeof value === "string" || typeof value === "number") values[name] = value;
    else values[name] = "";
  }
  const t = textOf(locale, "errors") as (key: ErrorCode, values: Record<string, string | number>) => string;
  return t(code, values);
}
