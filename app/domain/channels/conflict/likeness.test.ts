import { expect, it } from "vitest";
import { LIKELY, likeness, type ReportedSale, similarity } from "./likeness.ts";

const sale: ReportedSale = {
  amountFen: 1_200_000,
  occurredOn: "2026-06-05",
  buyer: "惠州市第一中学",
  seller: "普安县茶业农民专业合作社",
  product: "普安红茶",
};

it.each<[string, Partial<ReportedSale>, boolean]>([
  ["the same words", {}, true],
  [
    "two days later, named a little differently",
    { occurredOn: "2026-06-07", buyer: "惠州第一中学", seller: "普安县茶业合作社" },
    true,
  ],
  ["rounded to whole yuan", { amountFen: 1_199_950 }, true],
  ["another product name", { product: "红茶礼盒 250g" }, true],
  ["another buyer", { buyer: "惠阳区中医院" }, false],
  ["four days later", { occurredOn: "2026-06-09" }, false],
  ["two yuan more", { amountFen: 1_200_200 }, false],
  [
    "another seller and product, three days later",
    { seller: "晴隆羊业公司", product: "羊肉卷", occurredOn: "2026-06-08" },
    false,
  ],
])("%s", (_name, changes, likely) => {
  const score = likeness(sale, { ...sale, ...changes });
  expect(score >= LIKELY).toBe(likely);
  expect(score).toBe(likeness({ ...sale, ...changes }, sale));
});

it.each([
  ["惠州一中", "惠州一中（本部）", 1],
  ["普安茶业有限公司", "普安茶业", 1],
  ["惠州市第一中学食堂", "惠州市第一中学", 0.9],
  ["", "惠州", 0],
  ["", "", 0],
])("%j and %j are alike by %d", (one, other, alike) => expect(similarity(one, other)).toBe(alike));
