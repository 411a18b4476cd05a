/** A long form that outlives its sender's session: carried through the sign-in page and back (decision 0041). */
import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { redirect } from "@remix-run/node";
import { z } from "zod";
import type { Context } from "#app/domain/core/context.ts";
import { packFields, unpackFields } from "#app/domain/core/packed-fields.server.ts";
import { paths } from "#app/paths.ts";
import type { OrganisationKind } from "#db/vocabulary/organisations.ts";
import { requireAudience } from "./actor.server.ts";
import { hasSoundFieldNames } from "./field-names.ts";
import { readForm } from "./respond.server.ts";
import { getSession, type RequestArgs } from "./session.server.ts";

/** The parameter of an address that carries a form. */
const KEPT = "kept";

/**
 * Who sent a long form of a workspace, and the form. Whoever is not signed in any more is led to the sign-in page and from there
 * back to the form as it was typed; files are chosen again.
 */
export async function requireSender(
  args: RequestArgs,
  kind: OrganisationKind,
): Promise<{ ctx: Context; form: FormData }> {
  if (await getSession(args))
    return { ctx: await requireAudience(args, kind), form: await readForm(args.request) };
  const form = await readForm(args.request);
  const fields = new URLSearchParams();
  for (const [name, value] of form) if (typeof value === "string") fields.append(name, value);
  const kept = packFields(fields);
  const back = new URL(args.request.url);
  if (kept) back.searchParams.set(KEPT, kept);
  throw redirect(paths.signIn(back.pathname + back.search));
}

/** What a form that came back through the sign-in page begins with; null where none did. */
export function keptForm(request: Request): SubmissionResult<string[]> | null {
  const fields = unpackFields(new URL(request.url).searchParams.get(KEPT));
  if (!fields || !hasSoundFieldNames(fields.keys())) return null;
  const { initialValue } = parseWithZod(fields, { schema: z.looseObject({}) }).reply();
  return { initialValue };
}
