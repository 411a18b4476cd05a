import { isRouteErrorResponse } from "@remix-run/react";

/** What the page is told in place of an answer when the server was not reached or could not answer. */
export type Unreached = { unreached: true };

/**
 * The answer of an action. A server that is not reached, or fails, is told to the page, which keeps all that was typed;
 * what the act refuses with a page of its own stays one. Nothing is loaded anew: that would fail the same way.
 */
export async function unlessUnreached<Answer>(ask: () => Promise<Answer>): Promise<Answer | Unreached> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Response || (isRouteErrorResponse(error) && error.status < 500)) throw error;
    const told: Unreached = { unreached: true };
    // The page is given what the response says; its status keeps loaders from being asked again.
    return Response.json(told, { status: 503 }) as unknown as Unreached;
  }
}
