import { ensureServer } from "#scripts/bundle-server.ts";

/** `npm run build`. */
await ensureServer();
