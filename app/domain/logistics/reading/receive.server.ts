import { eq } from "drizzle-orm";
import { countAttempt } from "#app/domain/core/attempts.server.ts";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { deviceSecrets } from "#app/domain/logistics/device/secret.server.ts";
import { isSigned, isTimely } from "#app/domain/core/signature.ts";
import type { Reading } from "#app/domain/logistics/excursion/excursions.ts";
import { DomainError, type FieldIssue } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { temperatureDevices } from "#db/schema/logistics.server.ts";
import { sentReadings } from "./input.ts";
import { isPlausible } from "./plausible.ts";
import { storeReadings } from "./store.server.ts";

export type SignedRequest = { deviceId: string; timestamp: string; signature: string; body: Uint8Array };

/** What a device is answered. It follows from the request alone, so that a request sent again is answered the same. */
export type ReceivedReadings = { deviceId: string; received: number; first: string; last: string };

/** Requests of one device in a minute. */
export const DEVICE_REQUESTS = { limit: 60, windowSeconds: 60 };
const MAX_SHOWN_ISSUES = 50;

/**
 * Takes in what a device sent. Its signature says who it is; nobody is signed in. A request that is sent again writes
 * nothing new, and one bad reading refuses them all.
 * @throws DomainError `device.unauthenticated` (unknown, revoked, or wrongly signed), `device.clock_off`,
 * `request.too_many`, `readings.unreadable`, `readings.rows_invalid` with the index of each of the first bad readings.
 */
export async function receiveReadings(ctx: AnyContext, request: SignedRequest): Promise<ReceivedReadings> {
  const { deviceId, timestamp, signature, body } = request;
  const [device] = isId(deviceId)
    ? await ctx.db.select().from(temperatureDevices).where(eq(temperatureDevices.id, deviceId))
    : [];
  const opened = device && device.revokedAt === null ? deviceSecrets.open(device) : null;
  if (!device || !opened || !isSigned(opened.secret, timestamp, body, signature))
    throw new DomainError("device.unauthenticated");
  if (!isTimely(timestamp, ctx.now))
    throw new DomainError("device.clock_off", { serverTime: Math.floor(ctx.now.getTime() / 1000) });
  await countAttempt(ctx, `device:${device.id}`, DEVICE_REQUESTS);
  const readings = parseReadings(body, ctx.now);
  await inTransaction(ctx, async (ctx) => {
    const [locked] = await ctx.db
      .select({ revokedAt: temperatureDevices.revokedAt })
      .from(temperatureDevices)
      .where(eq(temperatureDevices.id, device.id))
      .for("no key update");
    if (!locked || locked.revokedAt !== null) throw new DomainError("device.unauthenticated");
    if (opened.renewed !== null) await deviceSecrets.store(ctx, device.id, opened.renewed);
    const stored = await storeReadings(ctx, { deviceId: device.id, source: "device", readings });
    if (stored.added > 0 || stored.contradicting > 0)
      await recordAudit(ctx, {
        action: "readings.received",
        subjectType: "device",
        subjectId: device.id,
        after: stored,
      });
  });
  const times = readings.map(({ at }) => at).sort((one, other) => one - other);
  const iso = (at: number | undefined) => new Date(at ?? 0).toISOString();
  return { deviceId: device.id, received: readings.length, first: iso(times[0]), last: iso(times.at(-1)) };
}

function parseReadings(body: Uint8Array, now: Date): Reading[] {
  const parsed = sentReadings.safeParse(readJson(body));
  if (!parsed.success) {
    throw invalid(
      parsed.error.issues.map(({ path }) => ({
        path: path.filter((part) => typeof part !== "symbol"),
        code: path[1] === "recordedAt" ? "reading.time_malformed" : "reading.temperature_malformed",
      })),
    );
  }
  const readings = parsed.data.map(({ recordedAt, celsius }) => ({
    at: Date.parse(recordedAt),
    centiC: Math.round(celsius * 100),
  }));
  const known = new Map<number, number>();
  const issues: FieldIssue[] = [];
  for (const [index, { at, centiC }] of readings.entries()) {
    if (!isPlausible(at, now)) issues.push({ path: [index, "recordedAt"], code: "reading.time_impossible" });
    else if ((known.get(at) ?? centiC) !== centiC)
      issues.push({ path: [index, "celsius"], code: "reading.contradicts" });
    known.set(at, centiC);
  }
  if (issues.length > 0) throw invalid(issues);
  return [...known].map(([at, centiC]) => ({ at, centiC }));
}

function readJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    throw new DomainError("readings.unreadable");
  }
}

const invalid = (issues: FieldIssue[]) =>
  new DomainError("readings.rows_invalid", { count: issues.length }, issues.slice(0, MAX_SHOWN_ISSUES));
