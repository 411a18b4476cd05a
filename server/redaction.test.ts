import { expect, it } from "vitest";
import { loggedError, redact } from "./redaction.ts";

it.each([
  ["sign-in of wang.li+1@school.edu.cn failed", "sign-in of [redacted] failed"],
  ["call 13812345678 now", "call [redacted] now"],
  ["call +86 13812345678", "call [redacted]"],
  ["card 6222021234567890123", "card [redacted]"],
  ["card 6222 0212 3456 7890 123", "card [redacted]"],
  ["order HQ-2026-000123 of 1234567 fen", "order HQ-2026-000123 of 1234567 fen"],
  ["id 0198f3a2-7c55-7b1e-9d41-3f0a5b6c7d8e", "id 0198f3a2-7c55-7b1e-9d41-3f0a5b6c7d8e"],
  ["at 2026-03-01T08:00:00.000Z", "at 2026-03-01T08:00:00.000Z"],
])("writes %j as %j", (text, expected) => {
  expect(redact(text)).toBe(expected);
});

it("writes an error with its cause and code, without the values of its query", () => {
  const cause = Object.assign(new Error("duplicate key (a@b.test)"), {
    code: "23505",
    constraint_name: "users_email_key",
  });
  const logged = loggedError(
    new Error("Failed query: insert into users\nparams: 王丽,13812345678", { cause }),
  );
  expect(logged).toMatchObject({
    type: "Error",
    message: "Failed query: insert into users\nparams: [redacted]",
    cause: { message: "duplicate key ([redacted])", code: "23505", constraint: "users_email_key" },
  });
  expect(JSON.stringify(logged)).not.toMatch(/王丽|13812345678/);
  expect(logged.stack).toMatch(/\n {4}at /);
});

it("writes a thrown text too", () => {
  expect(loggedError("a@b.test")).toEqual({ type: "string", message: "[redacted]" });
});
