import { afterAll } from "vitest";
import { leaveDatabase } from "./database.ts";
import { endSite } from "./http.ts";

// Files share the modules of their worker, never a database or a server: what a file opened ends with it.
afterAll(async () => {
  await endSite();
  await leaveDatabase();
});
