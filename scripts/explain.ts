/** An error in words, with what caused it. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const words = error.message || (error as NodeJS.ErrnoException).code || error.name;
  return error.cause === undefined ? words : `${words}\n  because: ${explain(error.cause)}`;
}
