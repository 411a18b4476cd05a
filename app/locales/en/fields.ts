import type { Translation } from "#app/locales/index.ts";
import type zh from "#app/locales/zh-CN/fields.ts";

export default {
  summary_one: "One entry needs changing before you submit",
  summary_other: "{{count}} entries need changing before you submit",
  required_mark: "required",
  optional_mark: "optional",
  required: "This must be filled in",
  type: "This is not in the expected form",
  number: "Enter a number",
  integer: "Enter a whole number",
  date: "Enter a date, for example 2026-03-05",
  text_short: "At least {{limit}} characters",
  text_long: "At most {{limit}} characters",
  number_small: "Not less than {{limit}}",
  number_above: "Must be more than {{limit}}",
  number_big: "Not more than {{limit}}",
  number_below: "Must be less than {{limit}}",
  multiple_of: "Must be a multiple of {{step}}",
  list_short: "Choose at least {{limit}}",
  list_long: "At most {{limit}}",
  email: "Enter a full e-mail address, for example name@example.com",
  password_repeated: "The two passwords differ",
  url: "Enter a full address starting with https://",
  choice: "Choose one of the listed options",
  file_choose: "Choose a file",
  file_limit: "up to {{size}}",
} satisfies Translation<typeof zh>;
