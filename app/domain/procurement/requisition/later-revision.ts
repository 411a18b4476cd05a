import { isDomainError } from "#app/kernel/errors.ts";

/** The revision that stands in the way of a work table, when an act was refused for one; undefined otherwise. */
export function laterRevision(error: unknown): number | undefined {
  const isLater = isDomainError(error) && error.code === "requisition.draft_changed";
  return isLater ? Number(error.details.revision) : undefined;
}
