/** Words stored in rows about organisations, their people and what they may do. */

export const organisationKinds = ["institution", "supplier", "office", "platform"] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

/** An application is recommended by the county (suppliers only), then approved by the prefecture. */
export const organisationStates = ["applied", "recommended", "approved", "rejected", "suspended"] as const;
export type OrganisationState = (typeof organisationStates)[number];

/** Levels of an office; a county sees its county, a district its district, a prefecture or city everything. */
export const officeLevels = ["county", "prefecture", "district", "city"] as const;
export type OfficeLevel = (typeof officeLevels)[number];

/** The three sales forces the plan names in clause (九), and the producers that sell for themselves. */
export const sellerForces = [
  "cooperative",
  "leading-enterprise",
  "family-farm",
  "rural-broker",
  "rural-ecommerce",
] as const;
export type SellerForce = (typeof sellerForces)[number];

export const institutionKinds = [
  "school",
  "hospital",
  "state-organ",
  "factory",
  "trade-union",
  "other",
] as const;
export type InstitutionKind = (typeof institutionKinds)[number];

export const roles = [
  "supplier-manager",
  "supplier-warehouse",
  "supplier-finance",
  "institution-requester",
  "institution-approver",
  "institution-receiver",
  "institution-finance",
  "institution-manager",
  "official-reviewer",
  "official-statistician",
  "official-viewer",
  "official-manager",
  "platform-admin",
] as const;
export type Role = (typeof roles)[number];

export const rolesOfKind: Record<OrganisationKind, readonly Role[]> = {
  supplier: ["supplier-manager", "supplier-warehouse", "supplier-finance"],
  institution: [
    "institution-manager",
    "institution-requester",
    "institution-approver",
    "institution-receiver",
    "institution-finance",
  ],
  office: ["official-manager", "official-reviewer", "official-statistician", "official-viewer"],
  platform: ["platform-admin"],
};

export const membershipStates = ["invited", "active", "removed"] as const;
export type MembershipState = (typeof membershipStates)[number];

export const organisationDocumentKinds = [
  "business-licence",
  "household-benefit",
  "authorisation",
  "other",
] as const;
export type OrganisationDocumentKind = (typeof organisationDocumentKinds)[number];
