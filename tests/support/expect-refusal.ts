import { expect } from "vitest";
import { type DomainError, type ErrorCode, isDomainError } from "#app/kernel/errors.ts";

/** Expects the act to be refused by the domain with this very code, and returns the refusal. */
export async function expectRefusal(act: Promise<unknown>, code: ErrorCode): Promise<DomainError> {
  const outcome = await act.then(
    () => "nothing was refused",
    (error: unknown) => error,
  );
  if (!isDomainError(outcome)) throw outcome instanceof Error ? outcome : new Error(String(outcome));
  expect(outcome.code).toBe(code);
  return outcome;
}
