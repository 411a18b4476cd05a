import { once } from "node:events";
import { existsSync } from "node:fs";
import { expect, it } from "vitest";
import { createLogger, logDestination } from "./logger.ts";

function recorder() {
  const seen: string[] = [];
  return {
    seen,
    write: (line: string) => void seen.push(JSON.parse(line).msg),
    flush: () => void seen.push("written at once"),
  };
}

it("lets what is worth knowing wait for others, and writes an error at once", () => {
  const destination = recorder();
  const logger = createLogger("info", destination);
  logger.debug("not asked for");
  logger.info("asked");
  logger.warn("odd");
  expect(destination.seen).toEqual(["asked", "odd"]);
  logger.error("wrong");
  logger.fatal("over");
  expect(destination.seen.slice(2)).toEqual(["wrong", "written at once", "over", "written at once"]);
});

it("takes personal data out of words", () => {
  const destination = recorder();
  createLogger("info", destination).info("called 13812345678");
  expect(destination.seen.join()).not.toContain("13812345678");
});

it.runIf(existsSync("/dev/full"))("goes on, and comes to an end, where the disk is full", async () => {
  const destination = logDestination("/dev/full");
  const logger = createLogger("info", destination);
  const refused = once(destination, "error");
  logger.error("nowhere to write");
  expect(await refused).toMatchObject([{ code: "ENOSPC" }]);
  logger.error("again");
  expect(() => destination.flushSync()).not.toThrow();
});
