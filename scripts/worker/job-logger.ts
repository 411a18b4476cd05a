import { Logger } from "graphile-worker";

/** Keeps the job queue's own messages out of the output, except its errors. */
export const quietJobLogger = new Logger(() => (level, message) => {
  if (level === "error") console.error(message);
});
