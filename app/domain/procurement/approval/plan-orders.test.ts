import { expect, it } from "vitest";
import { planOrders } from "./plan-orders.ts";

const line = (name: string, supplierId: string, amountFen: number) => ({ name, supplierId, amountFen });
const [a, b, c] = [line("a", "s2", 300), line("b", "s1", 5), line("c", "s2", 70)] as const;

it.each([
  ["nothing", [], []],
  ["one supplier", [a, c], [{ supplierId: "s2", totalFen: 370, lines: [a, c] }]],
  [
    "two suppliers in turn",
    [a, b, c],
    [
      { supplierId: "s2", totalFen: 370, lines: [a, c] },
      { supplierId: "s1", totalFen: 5, lines: [b] },
    ],
  ],
])("plans %s", (_, lines, orders) => expect(planOrders(lines)).toEqual(orders));
