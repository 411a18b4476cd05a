import type { ActionFunctionArgs } from "@remix-run/node";
import { pushSales } from "#app/domain/channels/import/push.server.ts";
import { apiProblem, limitApi } from "#app/http/api.server.ts";
import { visitorContext } from "#app/http/visitor.server.ts";

const HEADERS = { "Cache-Control": "no-store" };

/** Channels only send. */
export function loader() {
  return Response.json({ error: "request.invalid" }, { status: 405, headers: { ...HEADERS, Allow: "POST" } });
}

/** `POST /api/v1/channels/:code/sales`: sales of a channel, signed with its key. See docs/api.md. */
export async function action(args: ActionFunctionArgs) {
  const { request, params } = args;
  await limitApi(args);
  try {
    const taken = await pushSales(visitorContext(args), {
      channelCode: params.code ?? "",
      timestamp: request.headers.get("X-HuiQian-Timestamp") ?? "",
      signature: request.headers.get("X-HuiQian-Signature") ?? "",
      body: new Uint8Array(await request.arrayBuffer()),
    });
    return Response.json(taken, { headers: HEADERS });
  } catch (error) {
    return apiProblem(error);
  }
}
