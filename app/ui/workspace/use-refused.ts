import type { SubmissionResult } from "@conform-to/react";
import { useSearchParams } from "@remix-run/react";

/** What was refused of one of the forms of a page, told apart by the `do` of the address each is sent to. */
export function useRefused(
  section: string,
  answered: { form: SubmissionResult<string[]> } | undefined,
): SubmissionResult<string[]> | undefined {
  const [query] = useSearchParams();
  return query.get("do") === section ? answered?.form : undefined;
}
