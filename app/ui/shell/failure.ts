import { isRouteErrorResponse } from "@remix-run/react";

/** Failures that have words of their own: a status, a form too large without files, and an answer that never came. */
const worded = ["400", "403", "404", "409", "413", "429", "500", "503", "too_large", "lost"] as const;
export type Failure = (typeof worded)[number];

/** What a browser's `fetch` says when the server was not reached, or the connection was cut: Chromium, Firefox, Safari. */
const UNANSWERED = /failed to fetch|networkerror|load failed/i;

/** The failure whose words describe best what a page threw. */
export function failureOf(error: unknown): Failure {
  if (!isRouteErrorResponse(error))
    return error instanceof TypeError && UNANSWERED.test(error.message) ? "lost" : "500";
  if (error.status === 413 && error.data === "form.too_large") return "too_large";
  if (error.status === 401) return "403";
  const exact = worded.find((known) => known === String(error.status));
  return exact ?? (error.status >= 400 && error.status < 500 ? "400" : "500");
}
