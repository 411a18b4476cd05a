import type { CertificateProblem } from "#app/domain/certification/sale/may-be-sold.ts";
import type { Day } from "#app/kernel/calendar.ts";
import type { ErrorCode, FieldIssue } from "#app/kernel/errors.ts";
import type { ProductState } from "#db/vocabulary/catalogue.ts";

/** What the storefront asks of a listing, gathered. */
export type ListingFacts = {
  state: ProductState;
  organisationApproved: boolean;
  /** Off sale because of a recall. */
  saleHeld: boolean;
  industrySellable: boolean;
  countyCode: string;
  /** The county of its production base; null while it has none. */
  baseCountyCode: string | null;
  /** Packs switched on, and whether each has a price for its MOQ. */
  activePacks: readonly { packZh: string; priced: boolean }[];
  /** Certificates not valid on the earliest dispatch day. */
  certificateProblems: readonly CertificateProblem[];
  earliestDispatchOn: Day;
};

/** One thing a listing lacks: a code whose sentence names it, and the scheme's own names for certificates. */
export type ListingProblem = FieldIssue & { scheme?: { nameZh: string; nameEn: string } };

/** Everything that keeps a listing from being published, in the order a supplier would settle it; empty when nothing does. */
export function listingProblems(facts: ListingFacts): ListingProblem[] {
  const problems: ListingProblem[] = [];
  const add = (code: ErrorCode, details: FieldIssue["details"] = {}) =>
    problems.push({ path: ["listing"], code, details });
  if (!facts.organisationApproved) add("listing.supplier_not_approved");
  if (facts.saleHeld) add("listing.sale_held");
  if (!facts.industrySellable) add("listing.industry_not_for_sale");
  if (facts.state === "submitted") add("listing.product_under_review");
  else if (facts.state === "suspended") add("listing.product_suspended");
  else if (facts.state !== "verified" && facts.state !== "withdrawn") add("listing.product_not_verified");
  if (facts.baseCountyCode === null) add("listing.base_missing");
  else if (facts.baseCountyCode !== facts.countyCode) add("listing.base_elsewhere");
  if (facts.activePacks.length === 0) add("listing.variant_missing");
  for (const pack of facts.activePacks) if (!pack.priced) add("listing.price_missing", { pack: pack.packZh });
  for (const problem of facts.certificateProblems)
    problems.push({ path: ["listing"], ...listingProblem(problem, facts.earliestDispatchOn) });
  return problems;
}

/** A requirement that is not met on the earliest dispatch day, as a sentence of its own with the scheme's names. */
export function listingProblem(
  { problem, nameZh, nameEn, on }: CertificateProblem,
  dispatchOn: Day,
): Omit<ListingProblem, "path"> & { scheme: { nameZh: string; nameEn: string } } {
  return {
    code: `listing.certificate_${problem}`,
    details: { scheme: nameZh, on, dispatchOn },
    scheme: { nameZh, nameEn },
  };
}
