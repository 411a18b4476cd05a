import { CHECKOUT } from "#scripts/checkout.ts";
import { ensureBuilt } from "#scripts/build.ts";

/** Route tests ask the application as it is shipped, so it is built first when its sources have changed. */
export default function setup(): Promise<void> {
  return ensureBuilt(CHECKOUT, (work) => work());
}
