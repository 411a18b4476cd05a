import { env } from "#app/env.server.ts";

/** The address people reach this site by, for what leaves the screen: QR codes and printed links. */
export function publicOrigin(request: Request): string {
  return env.PUBLIC_ORIGIN ?? new URL(request.url).origin;
}
