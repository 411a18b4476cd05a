import type { AppLoadContext } from "@remix-run/node";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { z } from "zod";
import { isDomainError } from "#app/kernel/errors.ts";
import { statusOfKind } from "./respond.server.ts";

/** Requests one address may make to the open interface in a minute, counted by each process for itself. */
export const API_REQUESTS_PER_MINUTE = 120;

const limiter = new RateLimiterMemory({ points: API_REQUESTS_PER_MINUTE, duration: 60 });

const open = { "Access-Control-Allow-Origin": "*" };

/** An answer anybody may read and keep for a quarter of a minute. */
export function apiAnswer(body: unknown): Response {
  return Response.json(body, { headers: { ...open, "Cache-Control": "public, max-age=15" } });
}

/** A document anybody may read and keep for a quarter of a minute, under its own media type and file name. */
export function apiDownload(body: unknown, { type, name }: { type: string; name: string }): Response {
  return new Response(JSON.stringify(body), {
    headers: {
      ...open,
      "Cache-Control": "public, max-age=15",
      "Content-Type": type,
      "Content-Disposition": `attachment; filename="${name.replace(/[^\w.-]/g, "")}"`,
    },
  });
}

/** What anybody may read, sent as it comes, under its own media type and file name. */
export function openStream(
  body: ReadableStream<Uint8Array>,
  { type, name }: { type: string; name: string },
): Response {
  return new Response(body, {
    headers: {
      ...open,
      "Cache-Control": "no-store",
      "Content-Type": type,
      "Content-Disposition": `attachment; filename="${name}"`,
    },
  });
}

/** Runs a reading of the open interface. @throws Response with the code of what the domain refused. */
export async function apiRefusal<Result>(read: () => Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    if (!isDomainError(error)) throw error;
    throw Response.json(
      { error: error.code },
      { status: statusOfKind[error.kind], headers: { ...open, "Cache-Control": "no-store" } },
    );
  }
}

/**
 * What was refused of a request that writes: the code, the values it names, and for each part of the body that is wrong
 * its place and why. Nobody may keep it.
 */
export function apiProblem(error: unknown): Response {
  if (!isDomainError(error)) throw error;
  const { code, details, issues } = error;
  return Response.json(
    {
      error: code,
      ...details,
      ...(issues.length > 0 ? { issues: issues.map(({ path, code }) => ({ path, code })) } : {}),
    },
    { status: statusOfKind[error.kind], headers: { "Cache-Control": "no-store" } },
  );
}

/** Counts a request to the open interface. @throws Response 429 beyond the limit. */
export async function limitApi({ context }: { context: AppLoadContext }): Promise<void> {
  try {
    await limiter.consume(context.clientAddress ?? "unknown");
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    throw Response.json(
      { error: "request.too_many" },
      {
        status: 429,
        headers: {
          ...open,
          "Cache-Control": "no-store",
          "Retry-After": String(Math.ceil(refused.msBeforeNext / 1000)),
        },
      },
    );
  }
}

/** Parses the parameters of an address; each may stand once. @throws Response 400 with the reason for each field. */
export function parseApi<Schema extends z.ZodType>(schema: Schema, request: Request): z.output<Schema> {
  const query = new URL(request.url).searchParams;
  const parsed = schema.safeParse(Object.fromEntries(query));
  const repeated = [...new Set(query.keys())].filter((name) => query.getAll(name).length > 1);
  if (parsed.success && repeated.length === 0) return parsed.data;
  const fields = Object.fromEntries(repeated.map((name) => [name, "given more than once"]));
  for (const issue of parsed.error?.issues ?? []) {
    if (issue.code === "unrecognized_keys") for (const key of issue.keys) fields[key] = "not a parameter";
    else fields[issue.path.join(".")] ??= issue.message;
  }
  throw invalidFields(fields);
}

/** The answer to parameters that cannot be meant: 400 with the reason for each. */
export function invalidFields(fields: Record<string, string>): Response {
  return Response.json(
    { error: "request.invalid", fields },
    { status: 400, headers: { ...open, "Cache-Control": "no-store" } },
  );
}

/** The answer to an address of the open interface that there is not. */
export function unknownApiAddress(): Response {
  return Response.json(
    { error: "address.not_found" },
    { status: 404, headers: { ...open, "Cache-Control": "no-store" } },
  );
}
