import { expect, it } from "vitest";
import type { Role } from "#db/vocabulary/organisations.ts";
import { leavesNoManager } from "./managers.ts";

const member = (id: string, ...roles: Role[]) => ({ id, roles });
const two = [member("a", "supplier-manager"), member("b", "supplier-manager", "supplier-finance")];
const one = [member("a", "supplier-manager"), member("b", "supplier-finance")];

it.each<[string, typeof one, string, Role[], boolean]>([
  ["the last manager leaves", one, "a", [], true],
  ["the last manager becomes warehouse", one, "a", ["supplier-warehouse"], true],
  ["the last manager takes on finance too", one, "a", ["supplier-manager", "supplier-finance"], false],
  ["one of two managers leaves", two, "b", [], false],
  ["somebody else leaves", one, "b", [], false],
  [
    "nobody manages already, and somebody takes it on",
    [member("b", "supplier-finance")],
    "b",
    ["supplier-manager"],
    false,
  ],
])("%s", (_, active, memberId, rolesAfter, none) =>
  expect(leavesNoManager("supplier", active, memberId, rolesAfter)).toBe(none),
);
