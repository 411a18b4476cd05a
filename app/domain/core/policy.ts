/** Who may do what, as one table: a permission and the roles that carry it. */
import type { Role } from "#db/vocabulary/organisations.ts";

export const rolesOfPermission = {
  "organisation.recommend": ["official-reviewer", "official-manager"],
  "organisation.decide": ["official-reviewer", "official-manager", "platform-admin"],
  "organisation.suspend": ["official-manager", "platform-admin"],
  "organisation.read": [
    "official-reviewer",
    "official-manager",
    "official-statistician",
    "official-viewer",
    "platform-admin",
  ],
  "organisation.edit": ["supplier-manager", "institution-manager", "official-manager", "platform-admin"],
  "member.manage": ["supplier-manager", "institution-manager", "official-manager", "platform-admin"],
  "budget_unit.manage": ["institution-manager", "institution-finance"],
  "address.manage": ["institution-manager", "institution-requester"],
  "approval_rule.manage": ["institution-manager"],

  "file.store": [
    "supplier-manager",
    "supplier-warehouse",
    "supplier-finance",
    "institution-manager",
    "institution-requester",
    "institution-receiver",
    "institution-finance",
    "official-manager",
    "official-reviewer",
    "official-statistician",
  ],

  "product.edit": ["supplier-manager"],
  "product.publish": ["supplier-manager"],
  "product.review": ["official-reviewer", "official-manager"],
  "product.suspend": ["official-reviewer", "official-manager", "platform-admin"],
  "stock.move": ["supplier-manager", "supplier-warehouse"],
  "base.edit": ["supplier-manager"],
  "batch.edit": ["supplier-manager", "supplier-warehouse"],
  "trace.record": ["supplier-manager", "supplier-warehouse"],
  "inspection.record": ["supplier-manager", "supplier-warehouse"],
  "inspection.override": ["official-reviewer", "official-manager"],
  "spot_check.plan": ["official-reviewer", "official-manager"],
  "certificate.submit": ["supplier-manager"],
  "certificate.review": ["official-reviewer", "official-manager"],
  "certificate.waive": ["official-reviewer", "official-manager"],
  "certificate.read_all": [
    "official-reviewer",
    "official-manager",
    "official-statistician",
    "official-viewer",
  ],

  "batch.read_all": [
    "official-reviewer",
    "official-manager",
    "official-statistician",
    "official-viewer",
    "platform-admin",
  ],

  "requisition.edit": ["institution-requester"],
  "requisition.submit": ["institution-requester"],
  "requisition.read": [
    "institution-requester",
    "institution-approver",
    "institution-receiver",
    "institution-finance",
    "institution-manager",
  ],
  "requisition.approve": ["institution-approver"],
  "order.read": [
    "institution-requester",
    "institution-approver",
    "institution-receiver",
    "institution-finance",
    "institution-manager",
    "supplier-manager",
    "supplier-warehouse",
    "supplier-finance",
  ],
  "order.confirm": ["supplier-manager"],
  "order.cancel": ["institution-requester"],
  "order.amend": ["institution-requester", "supplier-manager"],
  "delivery.dispatch": ["supplier-manager", "supplier-warehouse"],
  "shipment.manage": ["supplier-manager", "supplier-warehouse"],
  "place.manage": ["official-reviewer", "official-manager"],
  "acceptance.record": ["institution-receiver"],
  "acceptance.countersign": ["institution-receiver", "institution-requester"],
  "return.record": ["institution-receiver"],
  "payment.claim": ["institution-finance"],
  "payment.refund": ["supplier-finance"],
  "statement.upload": ["supplier-finance"],
  "statement.match": ["supplier-finance"],
  "fapiao.register": ["supplier-finance"],

  "recall.read": [
    "supplier-manager",
    "supplier-warehouse",
    "official-reviewer",
    "official-manager",
    "official-statistician",
    "official-viewer",
    "platform-admin",
  ],
  "recall.open": ["supplier-manager", "official-reviewer", "official-manager"],
  "recall.close": ["supplier-manager", "official-reviewer", "official-manager"],
  "recall.answer": ["institution-receiver"],
  "sale.resume": ["supplier-manager"],

  "ledger.read": [
    "official-reviewer",
    "official-manager",
    "official-statistician",
    "official-viewer",
    "platform-admin",
  ],
  "period.close": ["official-manager", "official-statistician"],
  "sales.import": ["official-reviewer", "official-manager", "official-statistician"],
  "sales.verify": ["official-reviewer", "official-manager"],
  "sales.confirm": ["official-reviewer", "official-manager"],
  "channel.manage": ["official-manager"],
  "target.set": ["official-manager", "official-statistician"],
  "policy.choose": ["official-manager", "official-statistician"],
  "benefit.report": ["supplier-manager"],
  "benefit.verify": ["official-reviewer", "official-manager"],
  "indicator.report": ["official-reviewer", "official-manager", "official-statistician"],
  "indicator.decide": ["official-manager", "official-statistician"],
  "audit.read": ["official-manager", "platform-admin"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof rolesOfPermission;

/** Whether any of the roles carries the permission. */
export function allows(roles: readonly Role[], permission: Permission): boolean {
  const carriers: readonly Role[] = rolesOfPermission[permission];
  return roles.some((role) => carriers.includes(role));
}
