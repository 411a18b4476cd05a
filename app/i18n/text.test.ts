import { expect, it } from "vitest";
import "./text.server.ts";
import { textOf } from "./text.ts";

it("says a sentence as it stands, or with its values filled in", () => {
  const t = textOf("zh-CN", "shop");
  expect(t("trace.check")).toBe("查询");
  expect(t("list.range", { from: "1", to: "24", count: "8,924" })).toBe("第 1–24 种，共 8,924 种");
});

it("takes what is filled in literally", () => {
  const t = textOf("en", "shop");
  expect(t("list.title_query", { q: "$& {{count}} $t(trace.check) <b>" })).toBe(
    'Results for "$& {{count}} $t(trace.check) <b>"',
  );
});

it("chooses the form of a plural by its count", () => {
  const t = textOf("en", "fields");
  expect(t("summary", { count: 1 })).not.toBe(t("summary", { count: 2 }));
  expect(t("summary", { count: 2 })).toContain("2");
});

it("gives the same function each time, so that memory does not grow with pages", () => {
  expect(textOf("en", "shop")).toBe(textOf("en", "shop"));
});

it("groups the digits of a count, and of nothing else", () => {
  const t = textOf("zh-CN", "ledger");
  expect(t("figure.entries", { count: 1_234_567 })).toContain("1,234,567 ");
  expect(t("cockpit.title", { year: 2026 })).toContain("2026 ");
});
