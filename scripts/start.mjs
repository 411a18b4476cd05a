import { existsSync } from "node:fs";
import { join } from "node:path";
import { ensureInstalled, requireNode, root } from "./install.mjs";

// Plain JavaScript without packages: it runs before anything is installed.
requireNode();
process.chdir(root);
if (existsSync(join(root, ".env"))) process.loadEnvFile(join(root, ".env"));
process.env.NODE_ENV ??= process.argv.includes("--dev") ? "development" : "production";
try {
  await ensureInstalled();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
const { register } = await import("tsx/esm/api");
register();
await import("./start.ts");
