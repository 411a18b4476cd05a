import { Logger as JobLogger } from "graphile-worker";
import type { Logger } from "./logger.ts";

/** Hands the job queue's messages to the log; without one only its errors are told, on the console. */
export function jobLogger(logger?: Logger): JobLogger {
  return new JobLogger(() => (level, message, meta) => {
    const error = meta?.error instanceof Error ? { err: meta.error } : {};
    if (level === "error") {
      if (logger) logger.error(error, message);
      else console.error(message);
    } else if (level === "warning") logger?.warn(error, message);
    else logger?.debug(message);
  });
}
