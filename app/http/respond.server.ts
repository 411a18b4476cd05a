/** Turns what the domain refuses into what HTTP says: the one table of statuses. */
import { textFor } from "#app/i18n/text.server.ts";
import { fieldErrorMap } from "#app/i18n/field-errors.ts";
import { refusalValues } from "#app/i18n/refusal-values.ts";
import { type Locale, localeOfCookies } from "#app/i18n/locale.ts";
import { hasSoundFieldNames } from "./field-names.ts";
import {
  type DomainError,
  type ErrorCode,
  type ErrorDetails,
  type ErrorKind,
  type FieldIssue,
  isDomainError,
} from "#app/kernel/errors.ts";
import { parseWithZod } from "@conform-to/zod/v4";
import type { SubmissionResult } from "@conform-to/react";
import { data } from "@remix-run/node";
import { z } from "zod";

export const statusOfKind: Record<ErrorKind, number> = {
  unauthenticated: 401,
  forbidden: 403,
  "not-found": 404,
  conflict: 409,
  invalid: 422,
  "too-many": 429,
};

/** A refusal as a sentence in the reader's language. */
export function refusalText(locale: Locale, code: ErrorCode, details: ErrorDetails = {}): string {
  const say = textFor(locale, "errors") as unknown as (
    key: ErrorCode,
    values: Record<string, string>,
  ) => string;
  return say(code, refusalValues(locale, details));
}

/** The language of a request. */
export function localeOf(request: Request): Locale {
  return localeOfCookies(request.headers.get("Cookie"));
}

/**
 * Runs a loader's reading: what is refused becomes the error page of its status, bad query parameters a 400, and
 * anything else stays a defect.
 */
export async function answer<Result>(read: () => Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    throw refusalResponse(error);
  }
}

function refusalResponse(error: unknown): unknown {
  if (isDomainError(error)) return new Response(error.code, { status: statusOfKind[error.kind] });
  if (error instanceof z.ZodError) return new Response("request.invalid", { status: 400 });
  return error;
}

/** What an action answers when its form was refused; `useActionForm` shows it. */
export type Refused = { form: SubmissionResult<string[]> };

type Submit<Schema extends z.ZodType, Result> = {
  request: Request;
  /** The form, when it was read already to take files out of it. */
  form?: FormData;
  schema: Schema;
  /** Values the address gives rather than the form: identifiers of the page. */
  fixed?: Record<string, string | undefined>;
  act: (input: z.output<Schema>) => Promise<Result>;
  /** What the act would refuse besides, asked when fields are wrong already, so that all is told at once. */
  alsoWrong?: (typed: Record<string, unknown>) => readonly FieldIssue[] | Promise<readonly FieldIssue[]>;
  /** Where a finished form leads, usually a redirect. */
  next: (result: Result) => Response;
};

/**
 * Runs an action: the form is parsed by the act's own schema, the act is run, and a refusal comes back into the
 * form with its fields named (422, 409 …). Not found, forbidden and unauthenticated are pages of their own.
 */
export async function submitForm<Schema extends z.ZodType, Result>({
  request,
  form: taken,
  schema,
  fixed = {},
  act,
  alsoWrong,
  next,
}: Submit<Schema, Result>) {
  const locale = localeOf(request);
  const form = taken ?? (await readForm(request));
  for (const [name, value] of Object.entries(fixed)) if (value !== undefined) form.set(name, value);
  const submission = parseWithZod(form, { schema, error: fieldErrorMap(locale) });
  // A password is typed again rather than sent back in the page.
  const hideFields = [...form.keys()].filter((name) => /password/i.test(name));
  if (submission.status !== "success") {
    const fieldErrors = issueMessages(locale, (await alsoWrong?.(submission.payload)) ?? []);
    return data<Refused>({ form: submission.reply({ fieldErrors, hideFields }) }, { status: 400 });
  }
  try {
    return next(await act(submission.value));
  } catch (error) {
    if (!isDomainError(error) || isPageOfItsOwn(error)) throw refusalResponse(error);
    const { formErrors, fieldErrors } = refusalMessages(locale, error);
    return data<Refused>(
      { form: submission.reply({ formErrors, fieldErrors, hideFields }) },
      { status: statusOfKind[error.kind] },
    );
  }
}

/**
 * As {@link submitForm} on a page where an act's result is `shown` in the answer to its form and nowhere else, as a secret
 * is: without `next` the form leads to no other page.
 */
export async function submitFormShowing<Schema extends z.ZodType, Result>({
  next,
  ...submit
}: Omit<Submit<Schema, Result>, "next"> & { next?: () => Response }) {
  let shown: Result | null = null;
  const done = await submitForm({
    ...submit,
    next: (result) => {
      shown = result;
      return next?.() ?? new Response(null);
    },
  });
  if (!(done instanceof Response)) return data({ shown: null, ...done.data }, done.init ?? undefined);
  return next ? done : data({ shown: shown as Result | null, form: null });
}

/** Reads a form body; what is no form, or none that a page of ours could send, is a 400. */
export async function readForm(request: Request): Promise<FormData> {
  try {
    const form = await request.formData();
    if (hasSoundFieldNames(form.keys())) return form;
  } catch {
    // No form at all, or one that was cut off.
  }
  throw new Response("request.invalid", { status: 400 });
}

function isPageOfItsOwn({ kind }: DomainError): boolean {
  return kind === "not-found" || kind === "forbidden" || kind === "unauthenticated";
}

/** The sentences of a refusal: for each field it names, and for the form as a whole where no field says the same. */
export function refusalMessages(
  locale: Locale,
  error: DomainError,
): { formErrors: string[]; fieldErrors: Record<string, string[]> } {
  const fieldErrors = issueMessages(locale, error.issues);
  const whole = refusalText(locale, error.code, error.details);
  const said = Object.values(fieldErrors).some((sentences) => sentences.includes(whole));
  return { formErrors: said ? [] : [whole], fieldErrors };
}

function issueMessages(locale: Locale, issues: readonly FieldIssue[]): Record<string, string[]> {
  const messages: Record<string, string[]> = {};
  for (const issue of issues) {
    const name = fieldName(issue.path);
    messages[name] = [...(messages[name] ?? []), refusalText(locale, issue.code, issue.details)];
  }
  return messages;
}

/** `["lines", 2, "packs"]` as the form names it: `lines[2].packs`. */
export function fieldName(path: readonly (string | number)[]): string {
  return path.reduce<string>((name, part) => {
    if (typeof part === "number") return `${name}[${part}]`;
    return name === "" ? part : `${name}.${part}`;
  }, "");
}
