import { afterEach, beforeEach, expect, vi } from "vitest";

/** An unexpected `console.error` fails the test; a test that expects one ends with `vi.mocked(console.error).mockClear()`. */
beforeEach(() => {
  vi.spyOn(console, "error");
});

afterEach(() => {
  if (!vi.isMockFunction(console.error)) return;
  const spy = vi.mocked(console.error);
  const calls = [...spy.mock.calls];
  spy.mockRestore();
  expect(calls, "unexpected console.error").toEqual([]);
});
