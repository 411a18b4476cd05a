const HIDDEN = "[redacted]";

/** Personal data as it appears in free text: mail addresses, mobile numbers, and card or account numbers. */
const PERSONAL = [
  /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g,
  /(?<![\d-])(?:\+?86[- ]?)?1[3-9]\d{9}(?!\d)/g,
  /(?<![\da-f-])\d(?:[ -]?\d){14,18}(?![\da-f-])/gi,
];

/** A text with the personal data in it replaced. */
export function redact(text: string): string {
  return PERSONAL.reduce((left, pattern) => left.replace(pattern, HIDDEN), text);
}

/** Values a query was sent with are never written: they are what people typed. */
function withoutParameters(text: string): string {
  return text.replace(/\nparams: [\s\S]*?(?=\n {4}at |$)/, `\nparams: ${HIDDEN}`);
}

export type LoggedError = {
  type: string;
  message: string;
  stack?: string;
  code?: unknown;
  constraint?: unknown;
  cause?: LoggedError;
};

/** What is written about an error: its kind, message, trace, code and cause, without personal data. */
export function loggedError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: redact(String(error)) };
  const { code, constraint_name: constraint } = error as { code?: unknown; constraint_name?: unknown };
  return {
    type: error.name,
    message: redact(withoutParameters(error.message)),
    stack: error.stack && redact(withoutParameters(error.stack)),
    code,
    constraint,
    cause: error.cause !== undefined && depth < 4 ? loggedError(error.cause, depth + 1) : undefined,
  };
}
