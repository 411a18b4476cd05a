import type { z } from "zod";
import type { Locale } from "./locale.ts";
import { hasText, textOf } from "./text.ts";

const limitKeys = {
  number: { min: "number_small", above: "number_above", max: "number_big", below: "number_below" },
  text: { min: "text_short", above: "text_short", max: "text_long", below: "text_long" },
  list: { min: "list_short", above: "list_short", max: "list_long", below: "list_long" },
} as const;

const wordedFormats = ["email", "url", "date"] as const;

function kindOf(origin: string): keyof typeof limitKeys {
  if (origin === "string") return "text";
  return origin === "array" || origin === "set" || origin === "file" ? "list" : "number";
}

/**
 * The zod error map of a language: `schema.safeParse(x, { error: fieldErrorMap(locale) })`, or the `error` of
 * Conform's `parseWithZod`. A schema's own message comes first and may be a key of the `fields` catalogue.
 */
export function fieldErrorMap(locale: Locale): z.core.$ZodErrorMap {
  const t = textOf(locale, "fields");
  return (issue) => {
    switch (issue.code) {
      case "invalid_type":
        if (issue.input === undefined || issue.input === null || issue.input === "") return t("required");
        if (issue.expected === "int") return t("integer");
        return issue.expected === "number" ? t("number") : t("type");
      case "too_small":
        if (issue.origin === "string" && Number(issue.minimum) === 1) return t("required");
        if (issue.exact && issue.origin === "string")
          return t("text_exact", { limit: String(issue.minimum) });
        return t(limitKeys[kindOf(issue.origin)][issue.inclusive === false ? "above" : "min"], {
          limit: String(issue.minimum),
        });
      case "too_big":
        if (issue.exact && issue.origin === "string")
          return t("text_exact", { limit: String(issue.maximum) });
        return t(limitKeys[kindOf(issue.origin)][issue.inclusive === false ? "below" : "max"], {
          limit: String(issue.maximum),
        });
      case "not_multiple_of":
        return t("multiple_of", { step: issue.divisor });
      case "invalid_format":
        return t(wordedFormats.find((format) => format === issue.format) ?? "type");
      case "invalid_value":
        return issue.input === undefined ? t("required") : t("choice");
      case "invalid_union":
        return issue.input === undefined ? t("required") : t("type");
      case "invalid_key":
      case "invalid_element":
      case "unrecognized_keys":
      case "custom":
        return t("type");
      default:
        return undefined;
    }
  };
}

/** A message as the reader sees it: a key of the `fields` catalogue becomes its text, anything else stays. */
export function fieldMessage(locale: Locale, message: string): string {
  if (!hasText(locale, "fields", message)) return message;
  const t = textOf(locale, "fields") as (key: string) => string;
  return t(message);
}
