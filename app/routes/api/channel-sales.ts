import type { ActionFunctionArgs } from "@remix-run/node";
import { pushSales } from "#app/domain/channels/import/push.server.ts";
import { answerSignedPost, refuseReading } from "#app/http/signed-post.server.ts";
import { visitorContext } from "#app/http/visitor.server.ts";

export const loader = refuseReading;

/** `POST /api/v1/channels/:code/sales`: sales of a channel, signed with its key. See docs/api.md. */
export function action(args: ActionFunctionArgs) {
  return answerSignedPost(args, (post) =>
    pushSales(visitorContext(args), { channelCode: args.params.code ?? "", ...post }),
  );
}
