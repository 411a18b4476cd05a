import type { ActionFunctionArgs } from "@remix-run/node";
import { receiveReadings } from "#app/domain/logistics/reading/receive.server.ts";
import { answerSignedPost, refuseReading } from "#app/http/signed-post.server.ts";
import { visitorContext } from "#app/http/visitor.server.ts";

export const loader = refuseReading;

/** `POST /api/v1/devices/:deviceId/readings`: what a thermometer measured, signed by itself. See docs/api.md. */
export function action(args: ActionFunctionArgs) {
  return answerSignedPost(args, (post) =>
    receiveReadings(visitorContext(args), { deviceId: args.params.deviceId ?? "", ...post }),
  );
}
