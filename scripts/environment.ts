import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CHECKOUT, STATE_FOLDER } from "./checkout.ts";

/**
 * Imported first by programs started by hand: reads `.env`, and gives sessions a secret that this checkout
 * remembers, so that people stay signed in over restarts.
 */
const dotEnv = join(CHECKOUT, ".env");
if (existsSync(dotEnv)) readDotEnv();
process.env.SESSION_SECRET ||= rememberedSecret();

function readDotEnv(): void {
  try {
    process.loadEnvFile(dotEnv);
  } catch (error) {
    console.error(`${dotEnv} cannot be read: ${(error as Error).message}`);
    process.exit(1);
  }
}

function rememberedSecret(): string {
  const file = join(STATE_FOLDER, "session-secret");
  if (existsSync(file)) return readFileSync(file, "utf8").trim();
  const secret = randomBytes(48).toString("base64url");
  mkdirSync(STATE_FOLDER, { recursive: true, mode: 0o700 });
  chmodSync(STATE_FOLDER, 0o700);
  writeFileSync(file, `${secret}\n`, { mode: 0o600 });
  return secret;
}
