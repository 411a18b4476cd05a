/** Words stored in rows about buying: requisition, approval, order, delivery, acceptance. */

export const fundSources = ["canteen", "union", "office", "personal", "enterprise"] as const;
export type FundSource = (typeof fundSources)[number];

/** 先款后货 / 先货后款. */
export const orderTerms = ["prepaid", "goods-first"] as const;
export type OrderTerms = (typeof orderTerms)[number];

export const requisitionStates = [
  "draft",
  "submitted",
  "approved",
  "rejected",
  "expired",
  "cancelled",
] as const;
export type RequisitionState = (typeof requisitionStates)[number];

export const requisitionLineStates = ["open", "rejected"] as const;
export type RequisitionLineState = (typeof requisitionLineStates)[number];

/** An approval is voided when the requisition it binds to is edited, cancelled or expires. */
export const approvalStates = ["open", "approved", "rejected", "voided"] as const;
export type ApprovalState = (typeof approvalStates)[number];

export const orderStates = [
  "placed",
  "confirmed",
  "declined",
  "cancelled",
  "partly-dispatched",
  "dispatched",
  "partly-accepted",
  "accepted",
] as const;
export type OrderState = (typeof orderStates)[number];

/** The two sides of an order. */
export const tradeSides = ["buyer", "supplier"] as const;
export type TradeSide = (typeof tradeSides)[number];

/** A change of an order that one side proposes: in force when the other agrees. */
export const amendmentStates = ["proposed", "agreed", "declined", "withdrawn"] as const;
export type AmendmentState = (typeof amendmentStates)[number];

export const deliveryStates = ["dispatched", "accepted"] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** Drafted by the receiver, in force when the second person signs. */
export const acceptanceStates = ["awaiting-countersign", "signed", "withdrawn"] as const;
export type AcceptanceState = (typeof acceptanceStates)[number];

export const rejectionReasons = [
  "quality",
  "damaged",
  "temperature",
  "wrong-goods",
  "document-missing",
  "recalled",
  "other",
] as const;
export type RejectionReason = (typeof rejectionReasons)[number];
