import type { FieldIssue } from "#app/kernel/errors.ts";
import type { OrganisationDocumentKind, SellerForce } from "#db/vocabulary/organisations.ts";
import { creditCodeProblem } from "./credit-code.ts";
import type { Application, ApplicationSoFar } from "./input.ts";

/** Sales forces that sell what others make, and so only as agent of a producer (plan, clause 9). */
const traders: readonly SellerForce[] = ["rural-broker", "rural-ecommerce"];

/** Whether a sales force makes what it sells, and may have agents. */
export const isProducer = (force: SellerForce): boolean => !traders.includes(force);

/** The papers an application must bring, as far as it says who applies. */
function requiredDocuments(application: Application | ApplicationSoFar): OrganisationDocumentKind[] {
  switch (application.kind) {
    case "office":
      return ["authorisation"];
    case "institution":
      return ["business-licence"];
    case "supplier":
      return isTrader(application) ? ["business-licence", "authorisation"] : ["business-licence"];
  }
}

const isTrader = ({ sellerForce }: { sellerForce?: SellerForce }): boolean =>
  sellerForce !== undefined && !isProducer(sellerForce);

/**
 * What an application lacks beyond the shape of its fields; each entry names its field. Of one that is not whole yet it says what
 * can be said already.
 */
export function applicationIssues(
  application: Application | ApplicationSoFar,
  documents: ReadonlySet<OrganisationDocumentKind>,
): FieldIssue[] {
  const issues: FieldIssue[] = [...creditCodeIssues(application)];
  for (const kind of requiredDocuments(application)) {
    if (!documents.has(kind)) issues.push({ path: [kind], code: "organisation.document_missing" });
  }
  if (application.kind === "supplier" && isTrader(application) && !application.agentOfId) {
    issues.push({ path: ["agentOfId"], code: "organisation.producer_missing" });
  }
  if (application.kind === "office" && application.officeLevel === "county" && !application.countyCode) {
    issues.push({ path: ["countyCode"], code: "organisation.place_missing" });
  }
  if (application.kind === "office" && application.officeLevel === "district" && !application.districtCode) {
    issues.push({ path: ["districtCode"], code: "organisation.place_missing" });
  }
  return issues;
}

/** A doubtful code passes when a person says why it is right; a malformed one never. */
function creditCodeIssues({
  creditCode,
  creditCodeOverride,
}: Pick<ApplicationSoFar, "creditCode" | "creditCodeOverride">): FieldIssue[] {
  if (creditCode === undefined) return [];
  const problem = creditCodeProblem(creditCode);
  if (problem === "malformed") {
    return [
      {
        path: ["creditCode"],
        code: "organisation.credit_code_malformed",
        details: { length: creditCode.length },
      },
    ];
  }
  if (problem === "doubtful" && !creditCodeOverride) {
    return [{ path: ["creditCodeOverride"], code: "organisation.credit_code_doubtful" }];
  }
  return [];
}
