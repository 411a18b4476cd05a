import { paths } from "#app/paths.ts";

const pathOfWork = {
  suppliers_to_recommend: paths.officialOrganisations({ state: "applied" }),
  organisations_to_decide: paths.officialOrganisations(),
  products_to_review: paths.officialProducts(),
  imports_to_verify: paths.officialImports({ show: "read" }),
  imports_to_confirm: paths.officialImports({ show: "verified" }),
  conflicts_to_decide: paths.officialConflicts(),
  months_to_close: paths.officialPeriods(),
  reopenings_to_decide: paths.officialPeriods(),
  recalls_late: paths.officialRecalls({ state: "open" }),
  recalls_open: paths.officialRecalls({ state: "open" }),
  spot_checks_due: paths.officialSpotChecks(),
  bases_to_test: paths.officialRetests(),
  retests_overdue: paths.officialRetests(),
  certificates_to_review: paths.officialCertificates(),
  certificates_expired: `${paths.officialHome()}#reminders`,
  certificates_expiring: `${paths.officialHome()}#reminders`,
} as const;

/** Where each kind of waiting work is done. */
export function officialWorkPath(kind: keyof typeof pathOfWork): string {
  return pathOfWork[kind];
}
