import { open, unlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createReadableStreamFromReadable } from "@remix-run/node";
import { z } from "zod";
import { newId } from "#app/kernel/id.ts";
import { wholeNumber } from "#app/kernel/number-input.ts";
import type { Exported } from "#app/domain/reporting/workbook/record-export.server.ts";
import type { Report } from "#app/domain/reporting/workbook/read.server.ts";

/** What an address asks of a report: the year, and a policy by its code, where it is not the published one. */
const asked = z.object({
  year: wholeNumber(2000, 2099),
  policy: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .optional(),
});

/** Reads what a report is asked for. @throws Response 400 for anything that is no year or no code. */
export function readAsked(request: Request): { year: number; policyCode: string | null } {
  const parsed = asked.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!parsed.success) throw new Response("request.invalid", { status: 400 });
  return { year: parsed.data.year, policyCode: parsed.data.policy ?? null };
}

/** What is put on record of a report that was taken away: the year's total, or with `until` the total up to a month's end. */
export function exportedOf(
  { progress, chain }: Report,
  report: string,
  until: { month: number; totalFen: number } | null = null,
): Exported {
  return {
    report,
    year: progress.year,
    month: until?.month ?? null,
    policy: progress.policy.code,
    version: progress.policy.version,
    totalFen: until?.totalFen ?? progress.totals.totalFen,
    position: chain.end.position,
    hash: chain.end.hash,
  };
}

/**
 * Writes bytes into a file of the moment and answers with it, so that the snapshot they are read in ends when they are
 * written and not when a slow network has taken them. The file is gone once it is open.
 */
export async function writtenAside(
  bytes: AsyncIterable<Buffer | string>,
): Promise<() => ReadableStream<Uint8Array>> {
  const place = path.join(tmpdir(), `huiqian-report-${newId()}`);
  const file = await open(place, "wx+", 0o600);
  try {
    for await (const chunk of bytes) await file.write(typeof chunk === "string" ? Buffer.from(chunk) : chunk);
  } catch (error) {
    await file.close();
    throw error;
  } finally {
    await unlink(place);
  }
  return () => createReadableStreamFromReadable(file.createReadStream({ start: 0 }));
}

/** A report as a download that nobody keeps. */
export function download(body: BodyInit | ReadableStream<Uint8Array>, type: string, name: string): Response {
  return new Response(body, {
    headers: {
      "Content-Type": type,
      "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      "Cache-Control": "no-store",
    },
  });
}
