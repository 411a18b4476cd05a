import { expect, it } from "vitest";
import { isOutage } from "./outage.server.ts";

const coded = (code: string, more = {}) => Object.assign(new Error(code), { code, ...more });

it.each<[string, unknown, boolean]>([
  ["a refused connection", coded("ECONNREFUSED"), true],
  ["a missing socket", coded("ENOENT", { syscall: "connect" }), true],
  ["a missing file", coded("ENOENT", { syscall: "open" }), false],
  ["a connection that was closed under a question", coded("CONNECTION_CLOSED"), true],
  ["a server that stops", coded("57P01"), true],
  ["a server that starts", coded("57P03"), true],
  ["no connection to spare", coded("53300"), true],
  ["a full disk", coded("53100"), true],
  ["a standby", coded("25006"), true],
  ["what the query builder wrapped", new Error("Failed query", { cause: coded("08006") }), true],
  ["a statement that took too long", coded("57014"), false],
  ["a broken constraint", coded("23505"), false],
  ["a defect", new TypeError("x is undefined"), false],
  ["no error at all", "57P01", false],
])("%s", (_what, error, expected) => expect(isOutage(error)).toBe(expected));
