import type { Day } from "#app/kernel/calendar.ts";
import type { ProductState } from "#db/vocabulary/catalogue.ts";
import type { OrganisationState } from "#db/vocabulary/organisations.ts";
import { type RequirementProblem, type Requirements, requirementProblems } from "./requirement.ts";

/** Why a product may not be sold on a day. */
export type SaleProblem =
  | { code: "product_not_published"; state: ProductState }
  | { code: "supplier_not_approved"; state: OrganisationState }
  /** A recall took it off sale until its stock is counted. */
  | { code: "sale_held" }
  | CertificateProblem;

/** A requirement that neither a certificate nor a waiver meets. */
export type CertificateProblem = { code: "certificate" } & RequirementProblem;

/** What must be known of a product to say whether it may be sold on a day. */
export type SaleFacts = Requirements & {
  state: ProductState;
  organisationState: OrganisationState;
  saleHeld: boolean;
};

/**
 * Everything that stands against selling a product on a day; it may be sold on a day on which this is empty. Ask with
 * the promised dispatch day: when a listing is published or shown that is the earliest there can be, when an order is
 * submitted or approved the wanted day, and when goods leave the day they do.
 */
export function reasonsNotToSell(facts: SaleFacts, day: Day): SaleProblem[] {
  const problems: SaleProblem[] = [];
  if (facts.state !== "published") problems.push({ code: "product_not_published", state: facts.state });
  if (facts.organisationState !== "approved")
    problems.push({ code: "supplier_not_approved", state: facts.organisationState });
  if (facts.saleHeld) problems.push({ code: "sale_held" });
  for (const problem of requirementProblems(facts, day)) problems.push({ code: "certificate", ...problem });
  return problems;
}

/** Whether a problem is one of certificates: those are asked again when goods leave, the others are not. */
export function isCertificateProblem(problem: SaleProblem): problem is CertificateProblem {
  return problem.code === "certificate";
}
