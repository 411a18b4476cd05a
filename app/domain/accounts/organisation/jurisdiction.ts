import { answersForCounty } from "#app/domain/core/authorise.ts";
import type { Actor } from "#app/domain/core/context.ts";
import type { OrganisationKind, OrganisationState } from "#db/vocabulary/organisations.ts";

/** What decides which office answers for an organisation. */
export type Subject = {
  id: string;
  kind: OrganisationKind;
  state: OrganisationState;
  countyCode: string | null;
  districtCode: string | null;
};

export type Decision = "recommend" | "approve" | "reject" | "suspend" | "reinstate";

const overAll = (actor: Actor) =>
  actor.organisationKind === "platform" || actor.officeLevel === "prefecture" || actor.officeLevel === "city";

const ownDistrict = (actor: Actor, subject: Subject) =>
  actor.officeLevel === "district" &&
  subject.kind === "institution" &&
  actor.districtCode !== null &&
  actor.districtCode === subject.districtCode;

const ownCounty = (actor: Actor, subject: Subject) =>
  actor.officeLevel === "county" &&
  subject.kind === "supplier" &&
  answersForCounty(actor, subject.countyCode);

/**
 * Whether an official sees an organisation at all: a county office the suppliers of its county, a district office
 * the institutions of its district, offices above them and the platform everybody.
 */
export function oversees(actor: Actor, subject: Subject): boolean {
  return overAll(actor) || ownCounty(actor, subject) || ownDistrict(actor, subject);
}

/**
 * Whether a decision is this office's to take (plan, clauses 9 and 16): the county recommends its own suppliers, and
 * may refuse to; the prefecture approves. A district may decide on its own institutions. Nobody decides on the
 * organisation they belong to.
 */
export function mayDecide(actor: Actor, subject: Subject, decision: Decision): boolean {
  if (actor.organisationId === subject.id) return false;
  switch (decision) {
    case "recommend":
      return ownCounty(actor, subject);
    case "reject":
      return (
        overAll(actor) ||
        ownDistrict(actor, subject) ||
        (ownCounty(actor, subject) && subject.state === "applied")
      );
    case "approve":
      return overAll(actor) || ownDistrict(actor, subject);
    case "suspend":
    case "reinstate":
      return overAll(actor);
  }
}

/** The decisions open to an official now, the obvious one first. */
export function openDecisions(actor: Actor, subject: Subject): Decision[] {
  const byState: Record<OrganisationState, Decision[]> = {
    applied: subject.kind === "supplier" ? ["recommend", "reject"] : ["approve", "reject"],
    recommended: ["approve", "reject"],
    approved: ["suspend"],
    rejected: [],
    suspended: ["reinstate"],
  };
  return byState[subject.state].filter((decision) => mayDecide(actor, subject, decision));
}
