import type { Vocabulary } from "#app/locales/vocabulary.ts";
import type { StateTone } from "./badge.tsx";

/** The lists of words that are states of something. */
export type StateList = Extract<
  keyof Vocabulary,
  | "productStates"
  | "certificateStates"
  | "evidenceGrades"
  | "organisationStates"
  | "membershipStates"
  | "paymentStates"
  | "statementLineStates"
  | "matchOutcomes"
  | "requisitionStates"
  | "requisitionLineStates"
  | "approvalStates"
  | "orderStates"
  | "deliveryStates"
  | "acceptanceStates"
  | "batchStates"
  | "inspectionVerdicts"
  | "readingOutcomes"
  | "spotCheckStates"
  | "indicatorReportStates"
  | "recallStates"
  | "noticeStates"
  | "importStates"
  | "importRowStates"
>;

/** How each state reads: total over every list, so that a new word must choose its tone. */
export const stateTones: { [List in StateList]: Record<Vocabulary[List][number], StateTone> } = {
  importStates: {
    mapping: "waiting",
    reading: "moving",
    read: "waiting",
    verified: "waiting",
    confirmed: "moving",
    posted: "done",
    rejected: "closed",
    failed: "refused",
  },
  importRowStates: {
    sound: "active",
    refused: "refused",
    likely: "waiting",
    duplicate: "closed",
    withdrawn: "closed",
    posted: "done",
  },
  productStates: {
    draft: "draft",
    submitted: "waiting",
    verified: "active",
    published: "done",
    withdrawn: "closed",
    suspended: "refused",
  },
  certificateStates: {
    submitted: "waiting",
    verified: "done",
    rejected: "refused",
    suspended: "refused",
    revoked: "refused",
  },
  evidenceGrades: {
    ordered: "draft",
    shipped: "moving",
    accepted: "active",
    invoiced: "active",
    paid: "done",
  },
  organisationStates: {
    applied: "waiting",
    recommended: "waiting",
    approved: "done",
    rejected: "refused",
    suspended: "refused",
  },
  membershipStates: { invited: "waiting", active: "done", removed: "closed" },
  paymentStates: {
    "not-due": "draft",
    unpaid: "waiting",
    claimed: "active",
    "part-paid": "expiring",
    paid: "done",
    overpaid: "refused",
  },
  statementLineStates: { matched: "done", unmatched: "waiting", ignored: "closed" },
  matchOutcomes: { exact: "done", under: "expiring", over: "refused", double: "refused" },
  requisitionStates: {
    draft: "draft",
    submitted: "waiting",
    approved: "done",
    rejected: "refused",
    expired: "closed",
    cancelled: "closed",
  },
  requisitionLineStates: { open: "active", rejected: "refused" },
  approvalStates: { open: "waiting", approved: "done", rejected: "refused", voided: "closed" },
  orderStates: {
    placed: "waiting",
    confirmed: "active",
    declined: "refused",
    cancelled: "closed",
    "partly-dispatched": "moving",
    dispatched: "moving",
    "partly-accepted": "active",
    accepted: "done",
  },
  deliveryStates: { dispatched: "moving", accepted: "done" },
  acceptanceStates: { "awaiting-countersign": "waiting", signed: "done", withdrawn: "closed" },
  batchStates: {
    draft: "draft",
    released: "done",
    "on-hold": "expiring",
    recalled: "refused",
    depleted: "closed",
    expired: "closed",
  },
  inspectionVerdicts: { passed: "done", failed: "refused", undecided: "waiting" },
  readingOutcomes: { within: "done", beyond: "refused", undecided: "waiting" },
  indicatorReportStates: {
    waiting: "waiting",
    confirmed: "done",
    "sent-back": "refused",
    superseded: "closed",
  },
  spotCheckStates: { planned: "waiting", done: "done", cancelled: "closed" },
  recallStates: { open: "refused", closed: "closed" },
  noticeStates: { sent: "waiting", answered: "done" },
};
