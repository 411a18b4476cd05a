import "./text.server.ts";
import { expect, test } from "vitest";
import { type ErrorCode, errorKinds } from "#app/kernel/errors.ts";
import { errorText } from "./error-text.ts";

test.each(Object.keys(errorKinds) as ErrorCode[])("%s has a sentence in both languages", (code) => {
  expect(errorText("zh-CN", code)).toMatch(/\p{Script=Han}/u);
  expect(errorText("en", code)).toMatch(/[a-z]/);
});
