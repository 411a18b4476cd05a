/** Addresses of the open interface to which programs post what they signed. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { apiProblem, limitApi } from "./api.server.ts";

const HEADERS = { "Cache-Control": "no-store" };

/** What was posted, as it was signed: see `core/signature.ts`. */
export type SignedPost = { timestamp: string; signature: string; body: Uint8Array };

/** Programs only send. */
export function refuseReading(): Response {
  return Response.json({ error: "request.invalid" }, { status: 405, headers: { ...HEADERS, Allow: "POST" } });
}

/** Answers a signed post with what `take` makes of it, or with the code of what was refused. */
export async function answerSignedPost(
  args: ActionFunctionArgs,
  take: (post: SignedPost) => Promise<unknown>,
): Promise<Response> {
  await limitApi(args);
  const { headers } = args.request;
  try {
    const taken = await take({
      timestamp: headers.get("X-HuiQian-Timestamp") ?? "",
      signature: headers.get("X-HuiQian-Signature") ?? "",
      body: new Uint8Array(await args.request.arrayBuffer()),
    });
    return Response.json(taken, { headers: HEADERS });
  } catch (error) {
    return apiProblem(error);
  }
}
