import type { ActionFunctionArgs } from "@remix-run/node";
import { receiveReadings } from "#app/domain/logistics/reading/receive.server.ts";
import { apiProblem, limitApi } from "#app/http/api.server.ts";
import { visitorContext } from "#app/http/visitor.server.ts";

const HEADERS = { "Cache-Control": "no-store" };

/** Devices only send. */
export function loader() {
  return Response.json({ error: "request.invalid" }, { status: 405, headers: { ...HEADERS, Allow: "POST" } });
}

/** `POST /api/v1/devices/:deviceId/readings`: what a thermometer measured, signed by itself. See docs/api.md. */
export async function action(args: ActionFunctionArgs) {
  const { request, params } = args;
  await limitApi(args);
  try {
    const received = await receiveReadings(visitorContext(args), {
      deviceId: params.deviceId ?? "",
      timestamp: request.headers.get("X-HuiQian-Timestamp") ?? "",
      signature: request.headers.get("X-HuiQian-Signature") ?? "",
      body: new Uint8Array(await request.arrayBuffer()),
    });
    return Response.json(received, { headers: HEADERS });
  } catch (error) {
    return apiProblem(error);
  }
}
