/**
 * Everything the domain refuses, as a closed list of codes. `http/respond` turns a kind into a status once;
 * the catalogues turn a code into a sentence. Anything thrown that is not a DomainError is a bug and stays one.
 */
export type ErrorKind = "invalid" | "not-found" | "forbidden" | "conflict" | "unauthenticated" | "too-many";

export const errorKinds = {
  "actor.unauthenticated": "unauthenticated",
  "actor.forbidden": "forbidden",
  "actor.organisation_not_approved": "forbidden",
  "request.invalid": "invalid",
  "request.too_many": "too-many",
  "money.out_of_range": "invalid",

  "session.credentials_wrong": "invalid",
  "session.code_wrong": "invalid",
  "session.challenge_expired": "conflict",
  "session.not_found": "not-found",
  "user.not_found": "not-found",
  "user.email_taken": "conflict",
  "user.password_wrong": "invalid",
  "user.second_factor_on": "conflict",
  "user.second_factor_off": "conflict",

  "organisation.not_found": "not-found",
  "organisation.wrong_state": "conflict",
  "organisation.credit_code_taken": "conflict",
  "organisation.credit_code_malformed": "invalid",
  "organisation.credit_code_doubtful": "invalid",
  "organisation.document_missing": "invalid",
  "organisation.producer_missing": "invalid",
  "organisation.place_missing": "invalid",
  "organisation.account_missing": "invalid",
  "member.not_found": "not-found",
  "member.last_manager": "conflict",
  "member.already": "conflict",
  "invitation.not_found": "not-found",
  "invitation.expired": "conflict",
  "invitation.other_person": "forbidden",
  "invitation.sign_in_first": "conflict",
  "member.roles_missing": "invalid",
  "budget_unit.not_found": "not-found",
  "budget_unit.code_taken": "conflict",
  "address.not_found": "not-found",
  "address.district_unknown": "invalid",

  "file.not_found": "not-found",
  "file.missing": "invalid",
  "file.too_large": "invalid",
  "file.type_not_allowed": "invalid",
  "file.no_invoice": "invalid",
  "file.too_many_pixels": "invalid",
  "file.unreadable": "invalid",
  "file.unsafe": "invalid",

  "product.not_found": "not-found",
  "product.wrong_state": "conflict",
  "product.not_publishable": "invalid",
  "product.changed": "conflict",
  "product.industry_not_for_sale": "invalid",
  "product.origin_unknown": "invalid",
  "product.too_many_photographs": "invalid",
  "listing.product_not_verified": "invalid",
  "listing.supplier_not_approved": "invalid",
  "listing.industry_not_for_sale": "invalid",
  "listing.sale_held": "conflict",
  "listing.base_missing": "invalid",
  "listing.base_elsewhere": "invalid",
  "listing.variant_missing": "invalid",
  "listing.price_missing": "invalid",
  "listing.certificate_missing": "invalid",
  "listing.certificate_unverified": "invalid",
  "listing.certificate_not_yet_valid": "invalid",
  "listing.certificate_expired": "invalid",
  "listing.certificate_suspended": "invalid",
  "listing.certificate_rejected": "invalid",
  "listing.certificate_revoked": "invalid",
  "variant.not_found": "not-found",
  "variant.not_for_sale": "conflict",
  "variant.sku_taken": "conflict",
  "variant.tiers_invalid": "invalid",
  "variant.tier_starts_above_moq": "invalid",
  "variant.tier_not_rising": "invalid",
  "variant.tier_price_rises": "invalid",
  "price_evidence.not_found": "not-found",
  "price_evidence.range_impossible": "invalid",
  "photograph.not_found": "not-found",
  "stock.insufficient": "conflict",
  "stock.below_allocated": "conflict",
  "stock.over_limit": "invalid",

  "base.not_found": "not-found",
  "base.county_in_use": "conflict",
  "batch.not_found": "not-found",
  "batch.wrong_state": "conflict",
  "batch.not_dispatchable": "conflict",
  "batch.quantity_exceeded": "conflict",
  "batch.code_taken": "conflict",
  "batch.dates_impossible": "invalid",
  "batch.not_releasable": "conflict",
  "batch.conformity_certificate_missing": "conflict",
  "batch.inspection_failed": "conflict",
  "batch.conformity_certificate_issued": "conflict",
  "lineage.not_possible": "conflict",
  "lineage.input_count": "invalid",
  "lineage.input_repeated": "invalid",
  "lineage.other_product": "invalid",
  "lineage.input_not_usable": "conflict",
  "lineage.input_past_best_before": "invalid",
  "lineage.packed_before_harvest": "invalid",
  "lineage.input_exceeded": "conflict",
  "lineage.more_than_inputs": "invalid",
  "lineage.keeps_no_longer": "invalid",
  "trace_event.in_future": "invalid",
  "inspection.dates_impossible": "invalid",
  "certificate.not_found": "not-found",
  "certificate.wrong_state": "conflict",
  "certificate.number_malformed": "invalid",
  "certificate.dates_impossible": "invalid",
  "certificate.end_missing": "invalid",
  "certificate.end_before_start": "invalid",
  "certificate.longer_than_scheme": "invalid",
  "certificate.already_ended": "invalid",
  "certificate.subject_missing": "invalid",
  "scheme.not_found": "not-found",

  "basket.line_invalid": "invalid",
  "requisition.not_found": "not-found",
  "requisition.wrong_state": "conflict",
  "requisition.empty": "invalid",
  "requisition.changed": "conflict",
  "requisition.line_below_moq": "invalid",
  "requisition.line_not_multiple": "invalid",
  "requisition.line_over_capacity": "invalid",
  "requisition.line_out_of_season": "invalid",
  "requisition.line_certificate_lapses": "invalid",
  "requisition.line_not_for_sale": "invalid",
  "requisition.line_sale_held": "conflict",
  "requisition.line_insufficient_stock": "conflict",
  "requisition.wanted_too_early": "invalid",
  "requisition.no_rule_covers": "conflict",
  "requisition.price_changed": "conflict",
  "approval.not_found": "not-found",
  "approval.wrong_state": "conflict",
  "approval.own_requisition": "forbidden",
  "approval.content_changed": "conflict",
  "approval.hold_expired": "conflict",
  "approval.not_within_rule": "forbidden",
  "approval_rule.not_found": "not-found",
  "approval_rule.overlaps": "conflict",
  "order.not_found": "not-found",
  "order.wrong_state": "conflict",
  "order_line.not_found": "not-found",
  "amendment.not_found": "not-found",
  "amendment.wrong_state": "conflict",
  "amendment.already_open": "conflict",
  "amendment.nothing": "invalid",
  "amendment.over_rest": "conflict",
  "amendment.other_side": "forbidden",
  "delivery.not_found": "not-found",
  "delivery.wrong_state": "conflict",
  "delivery.over_ordered": "invalid",
  "delivery.nothing": "invalid",
  "delivery.unpaid": "conflict",
  "delivery.sequence_taken": "conflict",
  "delivery.day_impossible": "invalid",
  "delivery.certificate_lapsed": "conflict",
  "acceptance.not_found": "not-found",
  "acceptance.wrong_state": "conflict",
  "acceptance.same_person": "forbidden",
  "acceptance.quantities_differ": "invalid",
  "acceptance.reason_missing": "invalid",
  "acceptance.temperature_missing": "invalid",
  "acceptance.temperature_reason_missing": "invalid",
  "acceptance.day_impossible": "invalid",
  "acceptance.batch_recalled": "conflict",
  "return.over_accepted": "invalid",
  "return.day_impossible": "invalid",

  "recall.not_found": "not-found",
  "recall.already_open": "conflict",
  "recall.wrong_state": "conflict",
  "recall.not_all_answered": "conflict",
  "recall.found_over_kept": "invalid",
  "recall.found_not_accounted": "invalid",
  "recall.line_repeated": "invalid",
  "recall.line_missing": "invalid",
  "recall.sale_resumed": "conflict",
  "recall.count_missing": "invalid",
  "recall.stock_uncovered": "conflict",
  "notice.not_found": "not-found",
  "notice.answered": "conflict",

  "payment.not_found": "not-found",
  "payment.wrong_state": "conflict",
  "payment.over_due": "conflict",
  "payment.nothing_due": "conflict",
  "payment.already_claimed": "conflict",
  "payment.same_person": "forbidden",
  "payment.day_to_come": "invalid",
  "payment.refund_over": "conflict",
  "payment.request_key_used": "conflict",
  "statement.unreadable": "invalid",
  "statement.header_missing": "invalid",
  "statement.too_many_rows": "invalid",
  "statement.rows_invalid": "invalid",
  "statement.row_day": "invalid",
  "statement.row_amount": "invalid",
  "statement.row_repeated": "invalid",
  "statement.line_conflicts": "conflict",
  "statement.order_unknown": "invalid",
  "statement.line_not_found": "not-found",
  "statement.line_wrong_state": "conflict",
  "statement.match_proven": "conflict",
  "statement.match_refunded": "conflict",
  "fapiao.number_malformed": "invalid",
  "fapiao.number_taken": "conflict",
  "fapiao.over_accepted": "invalid",

  "entry.not_found": "not-found",
  "entry.already_reversed": "conflict",
  "policy.not_found": "not-found",
  "policy.not_in_force": "conflict",
  "target.not_found": "not-found",
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof errorKinds;

/** Values a sentence may name: quantities, neighbours, dates, names. */
export type ErrorDetails = Readonly<
  Record<string, string | number | boolean | null | readonly (string | number)[]>
>;

/** One refused field: where it stands in the input, and why. */
export type FieldIssue = { path: readonly (string | number)[]; code: ErrorCode; details?: ErrorDetails };

/** A refusal the user can understand: a code, the values its sentence names, and the fields it concerns. */
export class DomainError extends Error {
  override readonly name = "DomainError";
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
  readonly issues: readonly FieldIssue[];

  constructor(code: ErrorCode, details: ErrorDetails = {}, issues: readonly FieldIssue[] = []) {
    super(code);
    this.code = code;
    this.details = details;
    this.issues = issues;
  }

  get kind(): ErrorKind {
    return errorKinds[this.code];
  }
}

/** Whether a caught value is a refusal of the domain, and (given a code) that very one. */
export function isDomainError(value: unknown, code?: ErrorCode): value is DomainError {
  return value instanceof DomainError && (code === undefined || value.code === code);
}
