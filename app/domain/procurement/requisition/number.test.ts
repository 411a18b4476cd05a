import { expect, it } from "vitest";
import { orderNumber, requisitionNumber } from "./number.ts";

it.each([
  [requisitionNumber(2026, "HZYZ", 12), "RQ-2026-HZYZ-000012"],
  [orderNumber(2026, "HZYZ", 1), "PO-2026-HZYZ-000001"],
  [orderNumber(2026, "HZYZ", 1_234_567), "PO-2026-HZYZ-1234567"],
])("%s", (number, expected) => expect(number).toBe(expected));
