import { paths } from "#app/paths.ts";

const pathOfWork = {
  orders_to_confirm: paths.supplierOrders({ group: "waiting" }),
  orders_to_dispatch: paths.supplierOrders({ group: "moving" }),
  amendments_to_answer: paths.supplierOrders({ group: "changing" }),
  products_returned: paths.supplierProducts({ state: "draft" }),
  products_off_sale: paths.supplierProducts({ state: "published" }),
  certificates_expired: paths.supplierCertificates(),
  certificates_expiring: paths.supplierCertificates(),
  batches_held: paths.supplierBatches({ state: "on-hold" }),
  bases_to_test: paths.supplierRetests(),
  retests_overdue: paths.supplierRetests(),
  recalls_open: paths.supplierRecalls({ state: "open" }),
  cold_chain_alarms: paths.supplierColdChain(),
  sales_held: paths.supplierRecalls(),
  bank_lines_unmatched: paths.supplierBank(),
  orders_to_invoice: paths.supplierInvoices(),
  refunds_due: paths.supplierInvoices({ group: "overpaid" }),
} as const;

/** Where each kind of waiting work is done. */
export function supplierWorkPath(kind: keyof typeof pathOfWork): string {
  return pathOfWork[kind];
}

const pathOfStep = {
  base: paths.supplierBases(),
  certificate: paths.supplierCertificates(),
  product: paths.supplierProducts(),
  batch: paths.supplierBatches(),
  on_sale: paths.supplierProducts({ state: "verified" }),
  account: paths.supplierOrganisation(),
  finance: paths.supplierMembers(),
} as const;

/** Where each of a new supplier's first steps is taken. */
export function supplierStepPath(kind: keyof typeof pathOfStep): string {
  return pathOfStep[kind];
}
