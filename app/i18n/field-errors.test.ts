import "./text.server.ts";
import { expect, test } from "vitest";
import { z } from "zod";
import { fieldErrorMap, fieldMessage } from "./field-errors.ts";

const error = fieldErrorMap("zh-CN");

test.each([
  [z.string(), undefined, "这一项必须填写"],
  [z.string().min(1), "", "这一项必须填写"],
  [z.string().min(4), "ab", "至少 4 个字"],
  [z.string().max(2), "abc", "最多 2 个字"],
  [z.string().length(18), "123", "应为 18 个字符"],
  [z.string().length(2), "123", "应为 2 个字符"],
  [z.number(), "x", "请填写数字"],
  [z.int(), 1.5, "请填写整数"],
  [z.number().min(10), 3, "不能小于 10"],
  [z.number().positive(), 0, "必须大于 0"],
  [z.number().max(10), 30, "不能大于 10"],
  [z.number().multipleOf(5), 12, "必须是 5 的整数倍"],
  [z.array(z.string()).min(1), [], "至少选择 1 项"],
  [z.email(), "x", "请填写完整的电子邮箱，例如 name@example.com"],
  [z.iso.date(), "2026-02-30", "请填写日期，例如 2026-03-05"],
  [z.enum(["a", "b"]), "c", "请从列出的选项中选择"],
  [z.string().refine(() => false, "own words"), "c", "own words"],
])("case %#: %s", (schema, input, message) => {
  const parsed = schema.safeParse(input, { error });
  expect(parsed.error?.issues[0]?.message).toBe(message);
});

test("a message that is a key of the catalogue is translated when shown", () => {
  expect(fieldMessage("en", "required")).toBe("This must be filled in");
  expect(fieldMessage("en", "起订量 10 箱")).toBe("起订量 10 箱");
});
