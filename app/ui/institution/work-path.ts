import { paths } from "#app/paths.ts";

const pathOfWork = {
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
