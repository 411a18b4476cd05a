import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireCan } from "#app/domain/core/authorise.ts";
import { ledgerWatchOf } from "#app/domain/reporting/wall/watch.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { eventStream } from "#app/http/event-stream.server.ts";
import { answer } from "#app/http/respond.server.ts";

/** How often a wall hears that what it shows still holds. */
const CONFIRM_MS = 5_000;

/** `GET /official/wall/stream`: the ledger's state at once, whenever it changes, and every five seconds as long as it is known. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  return answer(async () => {
    requireCan(ctx, "ledger.read");
    return eventStream(
      { owner: ctx.actor.userId, signals: [args.request.signal, args.context.stopping] },
      (tell) => {
        let told = { state: "", at: 0 };
        return ledgerWatchOf(ctx.db).listen((state) => {
          if (state === told.state && Date.now() - told.at < CONFIRM_MS) return;
          told = { state, at: Date.now() };
          tell("state", state, state);
        });
      },
    );
  });
}
