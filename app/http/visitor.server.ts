import type { AppLoadContext } from "@remix-run/node";
import type { SystemContext } from "#app/domain/core/context.ts";

/**
 * The context of a page that is the same for every visitor. It asks nobody who they are, so what it renders may be
 * kept and shown to anyone.
 */
export function visitorContext({ context }: { context: AppLoadContext }): SystemContext {
  return {
    db: context.connection.db,
    transactional: false,
    actor: null,
    now: context.clock(),
    requestId: context.requestId,
    demo: false,
  };
}
