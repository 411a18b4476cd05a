/** Applications to join, with the papers they need. */
import { prepareFile } from "#app/domain/accounts/file/prepare.server.ts";
import { type ApplicationDocument, applyToJoin } from "#app/domain/accounts/organisation/apply.server.ts";
import { checkCharacter } from "#app/domain/accounts/organisation/credit-code.ts";
import type { ApplyToJoin } from "#app/domain/accounts/organisation/input.ts";
import { newId } from "#app/kernel/id.ts";
import type { Connection } from "#db/client.server.ts";
import type { OrganisationDocumentKind } from "#db/vocabulary/organisations.ts";
import { presentContext, testPassword } from "./people.ts";

/** A sound credit code that nobody has yet. */
export function freshCreditCode(): string {
  const digits = newId().replaceAll(/\D/g, "").padEnd(17, "7").slice(-15);
  const first17 = `91${digits}`;
  return first17 + checkCharacter(first17);
}

/** A small PDF as a paper of this kind. */
export async function paper(kind: OrganisationDocumentKind): Promise<ApplicationDocument> {
  const bytes = Buffer.from("%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n");
  return { kind, file: await prepareFile("document", { name: `${kind}.pdf`, bytes }) };
}

const common = () => ({
  name: "普安县示范茶叶专业合作社",
  creditCode: freshCreditCode(),
  contactName: "罗春茶",
  contactPhone: "0859-7230000",
  address: "普安县江西坡镇",
  applicantName: "罗春茶",
  email: `${newId()}@example.test`,
  newPassword: testPassword,
});

/** A cooperative of Pu'an county. */
export const supplierApplication = (
  changes: Partial<Extract<ApplyToJoin, { kind: "supplier" }>> = {},
): ApplyToJoin => ({
  ...common(),
  kind: "supplier",
  sellerForce: "cooperative",
  countyCode: "522323",
  householdsInvolved: "120",
  householdBenefit: "订单收购，年底分红",
  ...changes,
});

/** A school of Huicheng district. */
export const institutionApplication = (
  changes: Partial<Extract<ApplyToJoin, { kind: "institution" }>> = {},
): ApplyToJoin => ({
  ...common(),
  name: "惠城区示范小学",
  kind: "institution",
  institutionKind: "school",
  districtCode: "441302",
  ...changes,
});

/** Hands an application in with its licence, as a visitor. */
export async function applied(connection: Connection, application: ApplyToJoin = supplierApplication()) {
  const documents = [await paper(application.kind === "office" ? "authorisation" : "business-licence")];
  const { organisationId, userId } = await applyToJoin(presentContext(connection), application, documents);
  return { organisationId, userId, email: application.email ?? "" };
}
