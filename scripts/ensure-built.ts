import { ensureBuilt } from "#scripts/build.ts";
import { CHECKOUT } from "#scripts/checkout.ts";

/** Builds the application unless it is built from these very sources, and the program that serves it. */
await ensureBuilt(CHECKOUT, (work) => work());
