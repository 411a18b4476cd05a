import { DomainError } from "#app/kernel/errors.ts";
import type { Actor, AnyContext, Context } from "./context.ts";
import { allows, type Permission } from "./policy.ts";

/**
 * Lets the act go on only for a signed-in member of an approved organisation whose role carries the permission.
 * @throws DomainError `actor.unauthenticated`, `actor.organisation_not_approved`, `actor.forbidden`.
 */
export function requireCan(ctx: AnyContext, permission: Permission): asserts ctx is Context<Actor> {
  if (!ctx.actor) throw new DomainError("actor.unauthenticated");
  if (!ctx.actor.organisationApproved) throw new DomainError("actor.organisation_not_approved");
  if (!allows(ctx.actor.roles, permission)) throw new DomainError("actor.forbidden", { permission });
}

/** Whether the actor of a page could do it; pages hide what would be refused. */
export function can(actor: Actor | null, permission: Permission): boolean {
  return actor?.organisationApproved === true && allows(actor.roles, permission);
}

/**
 * Whether an official's office answers for a county: its own, or all of them above county level.
 * District offices answer for no county.
 */
export function answersForCounty(actor: Actor, countyCode: string | null): boolean {
  if (actor.organisationKind === "platform") return true;
  if (actor.organisationKind !== "office") return false;
  switch (actor.officeLevel) {
    case "prefecture":
    case "city":
      return true;
    case "county":
      return actor.countyCode !== null && actor.countyCode === countyCode;
    case "district":
    case null:
      return false;
  }
}
