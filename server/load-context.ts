import type { Connection } from "#db/client.server.ts";
import type { FormOutcome } from "./direct-forms.ts";

declare module "@remix-run/node" {
  /** What the server hands to every loader and action. */
  interface AppLoadContext {
    connection: Connection;
    /** Names the request in the logs and in the answer's X-Request-Id. */
    requestId: string;
    clock: () => Date;
    /** Where the request comes from, as far as trusted proxies tell. */
    clientAddress: string | null;
    /** Permits this answer's own inline scripts. */
    cspNonce: string;
    /** What the action of this request gave, where it ran before the framework was asked. */
    formOutcome?: FormOutcome;
    /** Aborted when the process is told to stop: answers that stay open end then. */
    stopping?: AbortSignal;
    fileStore?: never;
  }
}

export type { AppLoadContext } from "@remix-run/node";
