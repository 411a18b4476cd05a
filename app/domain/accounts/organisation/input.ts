import { z } from "zod";
import { createUserInput } from "#app/domain/accounts/user/input.ts";
import { identifier, optionalText, requiredText } from "#app/kernel/input.ts";
import { wholeNumber } from "#app/kernel/number-input.ts";
import { institutionKinds, officeLevels, sellerForces } from "#db/vocabulary/organisations.ts";
import { plainCreditCode } from "./credit-code.ts";

const phone = requiredText(30).regex(/^[+\d][\d\s()-]{5,28}$/, "phone");
const creditCode = requiredText(40).transform(plainCreditCode);

const common = {
  name: requiredText(100),
  nameEn: optionalText(120),
  creditCode,
  /** Why a code whose check character does not agree is right all the same. */
  creditCodeOverride: optionalText(300),
  contactName: requiredText(60),
  contactPhone: phone,
  address: requiredText(200),
  introduction: optionalText(1000),
};

/** The account of the person who applies; absent when they are signed in. */
const applicant = {
  applicantName: createUserInput.shape.name.optional(),
  email: createUserInput.shape.email.optional(),
  newPassword: createUserInput.shape.password.optional(),
};

/** The fields of {@link applicant}: somebody who is not signed in must give all of them. */
export const newAccount = { applicantName: true, email: true, newPassword: true } as const;

export const applyInstitutionInput = z.object({
  ...common,
  ...applicant,
  kind: z.literal("institution"),
  institutionKind: z.enum(institutionKinds),
  districtCode: identifier,
});

export const applySupplierInput = z.object({
  ...common,
  ...applicant,
  kind: z.literal("supplier"),
  sellerForce: z.enum(sellerForces),
  countyCode: identifier,
  /** The producer for whom a trader sells. */
  agentOfId: identifier.optional(),
  householdsInvolved: wholeNumber(0, 1_000_000),
  householdBenefit: requiredText(1000),
});

export const applyOfficeInput = z.object({
  ...common,
  ...applicant,
  kind: z.literal("office"),
  officeLevel: z.enum(officeLevels),
  countyCode: identifier.optional(),
  districtCode: identifier.optional(),
});

export const applyToJoinInput = z.discriminatedUnion("kind", [
  applyInstitutionInput,
  applySupplierInput,
  applyOfficeInput,
]);
export type ApplyToJoin = z.input<typeof applyToJoinInput>;
export type Application = z.output<typeof applyToJoinInput>;

/** An answer of an application that is not whole yet: absent where it is missing or not one there can be. */
const soFar = <Answer extends z.ZodType>(answer: Answer) => answer.optional().catch(undefined);

/** What an application says before all of it is right; only what decides about its papers and its code is read. */
export const applicationSoFarInput = z.object({
  kind: z.enum(["institution", "supplier", "office"]),
  creditCode: soFar(creditCode),
  creditCodeOverride: soFar(common.creditCodeOverride),
  sellerForce: soFar(applySupplierInput.shape.sellerForce),
  agentOfId: soFar(identifier),
  officeLevel: soFar(applyOfficeInput.shape.officeLevel),
  countyCode: soFar(identifier),
  districtCode: soFar(identifier),
});
export type ApplicationSoFar = z.output<typeof applicationSoFarInput>;

export const decideInput = z.object({ organisationId: identifier, note: optionalText(500) });
export type Decide = z.input<typeof decideInput>;

export const refuseInput = z.object({ organisationId: identifier, reason: requiredText(500) });
export type Refuse = z.input<typeof refuseInput>;

export const reviseApplicationInput = z.object({
  /** Left out, as the two about farm households: as it was. */
  name: common.name.optional(),
  nameEn: common.nameEn,
  householdsInvolved: applySupplierInput.shape.householdsInvolved.optional(),
  householdBenefit: applySupplierInput.shape.householdBenefit.optional(),
  contactName: common.contactName,
  contactPhone: common.contactPhone,
  address: common.address,
  introduction: common.introduction,
  answer: requiredText(500),
});
export type ReviseApplication = z.input<typeof reviseApplicationInput>;

export const editOrganisationInput = z.object({
  nameEn: common.nameEn,
  contactName: common.contactName,
  contactPhone: common.contactPhone,
  address: common.address,
  introduction: common.introduction,
  bankAccountName: optionalText(100),
  bankName: optionalText(100),
  bankAccountNumber: optionalText(40).refine((text) => /^[\d\s-]*$/.test(text), "bank_account"),
});
export type EditOrganisation = z.input<typeof editOrganisationInput>;
