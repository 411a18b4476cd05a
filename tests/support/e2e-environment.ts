import { TEST_SECRET } from "./secret.ts";

// Imported before everything else: the environment is read when the modules that use it are loaded.
process.env.NODE_ENV = "production";
process.env.SESSION_SECRET = TEST_SECRET;
