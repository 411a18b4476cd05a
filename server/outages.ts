import type { LoaderFunctionArgs, ServerBuild } from "@remix-run/node";
import { RETRY_AFTER_S } from "#app/http/retry-after.ts";
import { isOutage } from "#db/outage.server.ts";
import type { Logger } from "./logger.ts";
import { isForMachines } from "./refusal.ts";

type Handler = (args: LoaderFunctionArgs) => unknown;

/**
 * The same build, whose loaders and actions answer 503 while PostgreSQL is away: it is no defect of a page, and who asks
 * again a little later is served. The log has a warning with the reason.
 */
export function withOutages(build: ServerBuild, logger: Logger): ServerBuild {
  const told = (handler: Handler | undefined) =>
    handler &&
    (async (args: LoaderFunctionArgs) => {
      try {
        return await handler(args);
      } catch (error) {
        if (!isOutage(error)) throw error;
        logger.warn({ err: error }, "the database is away");
        throw answerTo(args.request);
      }
    });
  const routes = Object.entries(build.routes).map(([id, route]) => {
    const { loader, action } = route.module;
    const module = { ...route.module, loader: told(loader), action: told(action) };
    return [id, { ...route, module }];
  });
  return { ...build, routes: Object.fromEntries(routes) };
}

function answerTo(request: Request): Response {
  const init = {
    status: 503,
    headers: { "Retry-After": String(RETRY_AFTER_S), "Cache-Control": "no-store" },
  };
  return isForMachines(new URL(request.url).pathname)
    ? Response.json({ error: "service.unavailable" }, init)
    : new Response("service.unavailable", init);
}
