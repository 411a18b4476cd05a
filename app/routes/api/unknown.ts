import type { LoaderFunctionArgs } from "@remix-run/node";
import { limitApi, unknownApiAddress } from "#app/http/api.server.ts";

/** Any other address below `/api/`: machines are told in their own form that there is nothing. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  await limitApi(args);
  throw unknownApiAddress();
}
