import { paths } from "#app/paths.ts";

const pathOfWork = {
  requisitions_without_approver: paths.institutionRules(),
  deliveries_without_receiver: paths.institutionMembers(),
  acceptances_without_signer: paths.institutionMembers(),
  orders_without_payer: paths.institutionMembers(),
  requisitions_to_approve: paths.institutionApprovals(),
  deliveries_to_accept: paths.institutionDeliveries(),
  acceptances_to_countersign: paths.institutionAcceptances(),
  amendments_to_answer: paths.institutionOrders({ group: "changing" }),
  receipts_to_confirm: paths.institutionPayments({ group: "to-confirm" }),
  recalls_to_answer: paths.institutionRecalls(),
  cold_chain_alarms: paths.institutionColdChain(),
  orders_to_pay: paths.institutionPayments(),
  requisitions_drafted: paths.institutionRequisitions({ state: "draft" }),
} as const;

/** Where each kind of waiting work is done. */
export function institutionWorkPath(kind: keyof typeof pathOfWork): string {
  return pathOfWork[kind];
}

const pathOfStep = {
  budget_unit: paths.institutionBudgetUnits(),
  address: paths.institutionAddresses(),
  rule: paths.institutionRules(),
  members: paths.institutionMembers(),
} as const;

/** Where each of a new institution's first steps is taken. */
export function institutionStepPath(kind: keyof typeof pathOfStep): string {
  return pathOfStep[kind];
}
