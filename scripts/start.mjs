import { ensureInstalled, requireNode, root } from "./install.mjs";

// Plain JavaScript without packages: it runs before anything is installed.
requireNode();
process.chdir(root);
// What is started says which it is: the pages are built for it, whatever .env or the shell says.
process.env.NODE_ENV = process.argv.includes("--dev") ? "development" : "production";
try {
  await ensureInstalled();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
const { register } = await import("tsx/esm/api");
register();
await import("./start.ts");
