import { expect, it } from "vitest";
import { parseEnvironment } from "./env.server.ts";

it("needs nothing", () => {
  expect(parseEnvironment({})).toMatchObject({ NODE_ENV: "production", HOST: "127.0.0.1", PORT: 3000 });
});

it("takes a variable set to nothing as not set", () => {
  expect(parseEnvironment({ PORT: "", PUBLIC_ORIGIN: "" })).toMatchObject({
    PORT: 3000,
    PUBLIC_ORIGIN: undefined,
  });
});

it.each([
  [{ PORT: "70000" }, "PORT"],
  [{ PORT: "three" }, "PORT"],
  [{ PORT: "9464", METRICS_PORT: "9464" }, "METRICS_PORT"],
  [{ PUBLIC_ORIGIN: "https://example.org/path" }, "PUBLIC_ORIGIN"],
  [{ PUBLIC_ORIGIN: "javascript:alert(1)" }, "PUBLIC_ORIGIN"],
  [{ PUBLIC_ORIGIN: "example.org" }, "PUBLIC_ORIGIN"],
  [{ PUBLIC_ORIGIN: "http://" }, "PUBLIC_ORIGIN"],
  [{ SESSION_SECRET: "short" }, "SESSION_SECRET"],
  [{ KEY_ENCRYPTION_SECRET: "short" }, "KEY_ENCRYPTION_SECRET"],
  [{ LOG_LEVEL: "loud" }, "LOG_LEVEL"],
])("names what does not fit in %o", (variables, name) => {
  expect(() => parseEnvironment(variables)).toThrow(`The environment does not fit. ${name}: `);
});
