import { describe, expect, it } from "vitest";
import { roles } from "#db/vocabulary/organisations.ts";
import { allows, type Permission, rolesOfPermission } from "./policy.ts";

describe("the role table", () => {
  it.each<[Permission, string[]]>([
    ["requisition.approve", ["institution-approver"]],
    ["acceptance.record", ["institution-receiver"]],
    ["payment.claim", ["institution-finance"]],
    ["order.confirm", ["supplier-manager"]],
  ])("%s belongs to %j alone", (permission, carriers) =>
    expect(roles.filter((role) => allows([role], permission))).toEqual(carriers),
  );

  it("keeps the four duties of buying in separate hands", () => {
    for (const role of roles) {
      const duties = (
        ["requisition.submit", "requisition.approve", "acceptance.record", "payment.claim"] as const
      ).filter((duty) => allows([role], duty));
      expect(duties.length, role).toBeLessThanOrEqual(1);
    }
  });

  it("gives nothing to somebody without a role", () => {
    for (const permission of Object.keys(rolesOfPermission) as Permission[])
      expect(allows([], permission)).toBe(false);
  });
});
