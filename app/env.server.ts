import { z } from "zod";

/** A variable that is set to nothing counts as not set. */
const emptyIsAbsent = (value: unknown) => (value === "" ? undefined : value);
const optional = <Schema extends z.ZodType>(schema: Schema) => z.preprocess(emptyIsAbsent, schema.optional());
const withDefault = <Schema extends z.ZodType>(schema: Schema, value: z.input<Schema>) =>
  z.preprocess((given) => emptyIsAbsent(given) ?? value, schema);

const port = z.coerce.number().int().min(0).max(65_535);
const origin = z
  .url({ protocol: /^https?$/ })
  .refine(
    (text) => URL.canParse(text) && new URL(text).origin === text,
    "must be scheme, host and port only, e.g. https://example.org",
  );

const variables = z.object({
  NODE_ENV: withDefault(z.enum(["production", "development", "test"]), "production"),
  /** Address the web server listens on. */
  HOST: withDefault(z.string(), "127.0.0.1"),
  /** Port the web server listens on; 0 lets the system choose. */
  PORT: withDefault(port, 3000),
  /** The address people use, when it is not the one they reach this process by (reverse proxy). */
  PUBLIC_ORIGIN: optional(origin),
  /** How many reverse proxies in front are trusted to tell the caller's address. */
  TRUST_PROXY: withDefault(z.coerce.number().int().min(0).max(10), 0),
  /** Key that signs sessions; at least 32 characters, the same in every process. */
  SESSION_SECRET: optional(z.string().min(32)),
  /** Seals the secrets of devices and channels where they are stored; without it, what SESSION_SECRET stands for does. */
  KEY_ENCRYPTION_SECRET: optional(z.string().min(32)),
  /** The one before: it only opens what it sealed. */
  KEY_ENCRYPTION_SECRET_BEFORE: optional(z.string().min(32)),
  /** Connections one process opens to PostgreSQL. */
  DATABASE_POOL_SIZE: withDefault(z.coerce.number().int().min(2).max(200), 20),
  /** Megabytes of public pages one process keeps in memory; 0 renders every page anew. */
  RENDER_CACHE_MB: withDefault(z.coerce.number().int().min(0).max(4_096), 64),
  /** Jobs one worker does at the same time. */
  WORKER_CONCURRENCY: withDefault(z.coerce.number().int().min(1).max(50), 4),
  /** Address and port of /metrics; without a port there is none. Never the public address. */
  METRICS_HOST: withDefault(z.string(), "127.0.0.1"),
  METRICS_PORT: optional(port),
  LOG_LEVEL: withDefault(z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]), "info"),
});

const schema = variables.refine(({ PORT, METRICS_PORT }) => PORT === 0 || PORT !== METRICS_PORT, {
  path: ["METRICS_PORT"],
  message: "must be another port than PORT",
});

/** The names of all variables that are parsed here. */
export const environmentVariables = Object.keys(variables.shape);

export type Environment = z.output<typeof schema>;

/** Parses the environment. Throws one sentence that names every variable that does not fit. */
export function parseEnvironment(given: Record<string, string | undefined>): Environment {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  throw new Error(`The environment does not fit. ${problems.join("; ")}`);
}

export const env = environmentOfProcess();

/** What this process was started with. One that cannot work with it says so in that sentence and ends. */
function environmentOfProcess(): Environment {
  try {
    return parseEnvironment(process.env);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
