import { format } from "node:util";
import pino, { type DestinationStream, type Logger } from "pino";
import { loggedError, redact } from "./redaction.ts";

export type { Logger } from "pino";

/** One JSON line per event; no line carries headers, bodies or personal data. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  return pino(
    {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: [
          "*.authorization",
          "*.cookie",
          "*.password",
          "*.phone",
          "*.email",
          "*.bankAccount",
          "phone",
          "email",
          "password",
        ],
        censor: "[redacted]",
      },
      serializers: { err: (error: unknown) => loggedError(error) },
      formatters: { level: (label) => ({ level: label }) },
      hooks: {
        logMethod(args, method) {
          const redacted = args.map((part) => (typeof part === "string" ? redact(part) : part));
          method.apply(this, redacted as Parameters<typeof method>);
        },
      },
    },
    destination ?? pino.destination(1),
  );
}

/** Whatever code reports through the console becomes a line of the log, so that redaction holds for it too. */
export function routeConsole(logger: Logger): void {
  console.error = (...parts: unknown[]) => {
    const error = parts.find((part) => part instanceof Error);
    const words = parts.filter((part) => !(part instanceof Error));
    logger.error(error ? { err: error } : {}, words.length > 0 ? format(...words) : undefined);
  };
  console.warn = (...parts: unknown[]) => logger.warn({}, format(...parts));
}
