import { format } from "node:util";
import pino, { type DestinationStream, type Logger } from "pino";
import { loggedError, redact } from "./redaction.ts";

export type { Logger } from "pino";

/** Longest that a line waits to be written with others, in milliseconds. */
const WRITTEN_EVERY_MS = 100;
/** Bytes of lines that are written without waiting. */
const WRITTEN_AT_ONCE = 4_096;
/** Most bytes of lines that wait while nothing can be written; those that come after are dropped. */
const MOST_WAITING = 1_000_000;

/**
 * Where lines go: to a file, or to standard output. They are written together, a few dozen at a time, because a call for
 * each takes longer than all else about it; an error is written at once, with what waited, and so is everything at the end.
 * A disk that is full ends nothing: what waits is written once there is room.
 */
export function logDestination(file?: string): ReturnType<typeof pino.destination> {
  const destination = pino.destination({
    ...(file === undefined ? { dest: 1 } : { dest: file, mode: 0o600 }),
    sync: false,
    minLength: WRITTEN_AT_ONCE,
    maxLength: MOST_WAITING,
    periodicFlush: WRITTEN_EVERY_MS,
  });
  let failing = false;
  destination.on("error", () => {
    failing = true;
  });
  destination.on("write", () => {
    failing = false;
  });
  const writeNow = destination.flushSync.bind(destination);
  // At the end of the process it would try for ever what cannot be written.
  destination.flushSync = () => {
    if (!failing) writeNow();
  };
  return destination;
}

/** One JSON line per event; no line carries headers, bodies or personal data. */
export function createLogger(
  level: string,
  destination: DestinationStream & { flush?(): void } = logDestination(),
): Logger {
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
        logMethod(args, method, level) {
          const redacted = args.map((part) => (typeof part === "string" ? redact(part) : part));
          method.apply(this, redacted as Parameters<typeof method>);
          if (level >= pino.levels.values.error!) destination.flush?.();
        },
      },
    },
    destination,
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
