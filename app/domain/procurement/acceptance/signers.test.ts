import { describe, expect, it } from "vitest";
import { assertMayCountersign, assertMayReceive } from "./signers.ts";

const order = { requesterId: "requester", approverId: "approver" };

describe("assertMayReceive", () => {
  it.each<[string, boolean]>([
    ["receiver", true],
    ["requester", false],
    ["approver", false],
  ])("%s: %s", (user, allowed) => {
    const attempt = () => assertMayReceive(user, order);
    if (allowed) expect(attempt).not.toThrow();
    else expect(attempt).toThrow("acceptance.same_person");
  });
});

describe("assertMayCountersign", () => {
  it.each<[string, boolean]>([
    ["second receiver", true],
    ["requester", true],
    ["receiver", false],
    ["approver", false],
  ])("%s after the receiver: %s", (user, allowed) => {
    const attempt = () => assertMayCountersign(user, "receiver", order);
    if (allowed) expect(attempt).not.toThrow();
    else expect(attempt).toThrow("acceptance.same_person");
  });
});
