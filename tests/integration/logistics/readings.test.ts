import { and, count, eq, isNull } from "drizzle-orm";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { deriveSecret } from "#app/domain/core/signature.ts";
import { deviceSecrets } from "#app/domain/logistics/device/secret.server.ts";
import { env } from "#app/env.server.ts";
import { bindDevice } from "#app/domain/logistics/device/bind.server.ts";
import { registerDevice } from "#app/domain/logistics/device/register.server.ts";
import { revokeDevice } from "#app/domain/logistics/device/revoke.server.ts";
import { acknowledgeAlarms } from "#app/domain/logistics/excursion/acknowledge.server.ts";
import { readSeries } from "#app/domain/logistics/excursion/read.server.ts";
import { watchShipment, watchShipmentsUnderWay } from "#app/domain/logistics/excursion/watch.server.ts";
import { receiveReadings } from "#app/domain/logistics/reading/receive.server.ts";
import { uploadReadings } from "#app/domain/logistics/reading/upload.server.ts";
import type { Connection } from "#db/client.server.ts";
import {
  coldChainAlarms,
  shipments,
  temperatureDevices,
  temperatureReadings,
} from "#db/schema/logistics.server.ts";
import {
  buildInstitution,
  buildMember,
  buildSupplier,
  contextFor,
  testInstant,
} from "#tests/support/builders.ts";
import { auditOf } from "#tests/support/catalogue.ts";
import { testDatabase, testOwner } from "#tests/support/database.ts";
import { expectRefusal } from "#tests/support/expect-refusal.ts";
import { bodyOf, buildShipped, minutesAgo, signed } from "#tests/support/shipped.ts";

let connection: Connection;
beforeAll(async () => {
  connection = await testDatabase();
});

const visitor = () => contextFor(connection, null);
const readingsOf = async (deviceId: string) => {
  const [row] = await connection.db
    .select({ rows: count() })
    .from(temperatureReadings)
    .where(eq(temperatureReadings.deviceId, deviceId));
  return row?.rows;
};
const alarmsOf = (shipmentId: string) =>
  connection.db
    .select()
    .from(coldChainAlarms)
    .where(and(eq(coldChainAlarms.shipmentId, shipmentId), isNull(coldChainAlarms.clearedAt)))
    .orderBy(coldChainAlarms.fromAt);
const watch = (shipmentId: string, now = testInstant) =>
  watchShipment(contextFor(connection, null, now), { shipmentId });
/** Every ten minutes from loading until now, at the temperature the function says. */
const trip = (celsius: (ago: number) => number) =>
  Array.from({ length: 13 }, (_, index) => [120 - index * 10, celsius(120 - index * 10)] as const);

describe("registerDevice", () => {
  it("shows the secret once and stores it only sealed", async () => {
    const { device, secret, warehouse } = await buildShipped(connection);
    expect(secret).toMatch(/^hqd_[\w-]{43}$/);
    const [{ rows } = { rows: "" }] = await connection.sql<{ rows: string }[]>`
      select (select json_agg(d)::text from temperature_devices d) || (select json_agg(a)::text from audit_events a) as rows`;
    expect(rows).not.toContain(secret);
    const ctx = contextFor(connection, warehouse);
    await expectRefusal(
      registerDevice(ctx, { serial: device.serial, name: "又一台" }),
      "device.serial_taken",
    );
    await expectRefusal(
      registerDevice(contextFor(connection, (await buildShipped(connection)).receiver), {
        serial: "A-1",
        name: "x",
      }),
      "actor.forbidden",
    );
  });
});

describe("the secret of a device", () => {
  const { SESSION_SECRET } = env;
  afterEach(() => {
    Object.assign(env, {
      SESSION_SECRET,
      KEY_ENCRYPTION_SECRET: undefined,
      KEY_ENCRYPTION_SECRET_BEFORE: undefined,
    });
  });
  const another = (name: string) => name.padEnd(32, "-");

  /** A device, and whether the server takes what it sends while the environment has these secrets. */
  async function sender() {
    const { device, secret } = await buildShipped(connection);
    const stored = async () => {
      const [row] = await connection.db
        .select()
        .from(temperatureDevices)
        .where(eq(temperatureDevices.id, device.id));
      return row!;
    };
    const send = (secrets: Partial<typeof env> = {}) => {
      Object.assign(env, secrets);
      return receiveReadings(visitor(), signed(device, secret, bodyOf([[5, -19]])));
    };
    return { device, secret, stored, send };
  }

  it("outlives a new SESSION_SECRET where there is a KEY_ENCRYPTION_SECRET", async () => {
    env.KEY_ENCRYPTION_SECRET = another("sealing");
    const { send, stored } = await sender();
    const { sealedSecret } = await stored();
    await send({ SESSION_SECRET: another("a new session secret") });
    expect((await stored()).sealedSecret).toBe(sealedSecret);
  });

  it("without one is opened with the SESSION_SECRET before, and needs that no more once it was used", async () => {
    const { send } = await sender();
    const renewed = send({ SESSION_SECRET: another("a new session secret") });
    await expect(renewed).rejects.toThrow("is not known here");
    await send({ KEY_ENCRYPTION_SECRET_BEFORE: SESSION_SECRET });
    await send({ KEY_ENCRYPTION_SECRET_BEFORE: undefined });
    const back = { SESSION_SECRET, KEY_ENCRYPTION_SECRET_BEFORE: another("a new session secret") };
    expect(await send(back)).toMatchObject({ received: 1 });
  });

  it("is sealed anew by command, each once, with nothing told to the device", async () => {
    env.KEY_ENCRYPTION_SECRET = another("sealing");
    const { send } = await sender();
    Object.assign(env, {
      KEY_ENCRYPTION_SECRET: another("sealing from now on"),
      KEY_ENCRYPTION_SECRET_BEFORE: another("sealing"),
    });
    expect(await deviceSecrets.reseal(connection)).toBeGreaterThan(0);
    expect(await deviceSecrets.reseal(connection)).toBe(0);
    await send({ KEY_ENCRYPTION_SECRET_BEFORE: undefined });
  });

  it("that was derived before secrets were sealed is sealed when it is used", async () => {
    const { device, stored } = await sender();
    const secret = deriveSecret(SESSION_SECRET!, "a salt", deviceSecrets.signer);
    await connection.db
      .update(temperatureDevices)
      .set({ secretSalt: "a salt", sealedSecret: null })
      .where(eq(temperatureDevices.id, device.id));
    const request = signed(device, secret, bodyOf([[5, -19]]));
    await expectRefusal(
      receiveReadings(visitor(), { ...request, signature: `sha256=${"0".repeat(64)}` }),
      "device.unauthenticated",
    );
    expect((await stored()).sealedSecret).toBeNull();
    await receiveReadings(visitor(), request);
    expect(await stored()).toMatchObject({ secretSalt: null, sealedSecret: expect.any(String) });
    Object.assign(env, {
      SESSION_SECRET: another("a new session secret"),
      KEY_ENCRYPTION_SECRET_BEFORE: SESSION_SECRET,
    });
    await receiveReadings(visitor(), request);
  });
});

describe("bindDevice", () => {
  it("a device travels with one shipment at a time, and a stranger's device is not found", async () => {
    const { device, warehouse, delivery } = await buildShipped(connection);
    const other = await buildShipped(connection);
    const ctx = contextFor(connection, warehouse);
    const form = { deliveryId: delivery.id, deviceId: device.id, fromAt: minutesAgo(500) };
    await expectRefusal(bindDevice(ctx, { ...form, untilAt: minutesAgo(500) }), "device.span_wrong");
    await expectRefusal(bindDevice(ctx, { ...form, untilAt: minutesAgo(129) }), "device.bound_elsewhere");
    await expectRefusal(bindDevice(ctx, { ...form, deviceId: other.device.id }), "device.not_found");
    await expectRefusal(bindDevice(ctx, { ...form, deliveryId: other.delivery.id }), "delivery.not_found");
    await bindDevice(ctx, { ...form, untilAt: minutesAgo(130) });
    await revokeDevice(ctx, { deviceId: device.id });
    await expectRefusal(bindDevice(ctx, { ...form, untilAt: minutesAgo(400) }), "device.revoked");
  });
});

describe("receiveReadings", () => {
  it("takes 10,000 readings, and the same request again is answered the same and writes nothing", async () => {
    const { device, secret, delivery, warehouse } = await buildShipped(connection);
    await bindDevice(contextFor(connection, warehouse), {
      deliveryId: delivery.id,
      deviceId: device.id,
      fromAt: minutesAgo(20_000),
      untilAt: minutesAgo(130),
    });
    const values = Array.from({ length: 10_000 }, (_, index) => [index, -19 - (index % 7) / 10] as const);
    const request = signed(device, secret, bodyOf(values));
    const first = await receiveReadings(visitor(), request);
    expect(first).toEqual({
      deviceId: device.id,
      received: 10_000,
      first: minutesAgo(9_999).toISOString(),
      last: testInstant.toISOString(),
    });
    const before = await connection.sql`select count(*)::int as n from audit_events`;
    expect(await receiveReadings(visitor(), request)).toEqual(first);
    expect(await receiveReadings(contextFor(connection, null, minutesAgo(-5)), request)).toEqual(first);
    expect(await readingsOf(device.id)).toBe(10_000);
    expect(await connection.sql`select count(*)::int as n from audit_events`).toEqual(before);
    // Another signature over the same readings, in another order, adds nothing either.
    await receiveReadings(visitor(), signed(device, secret, bodyOf([...values].reverse())));
    expect(await readingsOf(device.id)).toBe(10_000);
    const series = await readSeries(connection, (await shipmentOf(delivery.id)).id);
    expect(series.map(({ readings }) => readings.length).sort((a, b) => a - b)).toEqual([131, 9_869]);
    await connection.sql`analyze temperature_readings`;
    const plan = await connection.sql.unsafe(
      `explain (analyze, format text) select r.recorded_at, r.centi_c from device_bindings b join temperature_readings r
       on r.device_id = b.device_id and r.recorded_at >= b.from_at and r.recorded_at < coalesce(b.until_at, 'infinity')
       where b.shipment_id = '${(await shipmentOf(delivery.id)).id}'`,
    );
    expect(plan.map((row) => row["QUERY PLAN"]).join("\n")).toMatch(
      /temperature_readings_device_id_recorded_at_pk/,
    );
  });

  const shipmentOf = async (deliveryId: string) => {
    const [row] = await connection.db.select().from(shipments).where(eq(shipments.deliveryId, deliveryId));
    return row!;
  };

  it("what was recorded first stays, also against the owner of the table", async () => {
    const { device, secret } = await buildShipped(connection);
    await receiveReadings(visitor(), signed(device, secret, bodyOf([[30, -19]])));
    await receiveReadings(visitor(), signed(device, secret, bodyOf([[30, -25]])));
    const rows = await connection.db
      .select()
      .from(temperatureReadings)
      .where(eq(temperatureReadings.deviceId, device.id));
    expect(rows).toMatchObject([{ centiC: -1900, source: "device" }]);
    expect((await auditOf(connection, device.id)).at(-1)?.after).toMatchObject({
      added: 0,
      contradicting: 1,
    });
    const owner = await testOwner();
    await expect(owner.sql`update temperature_readings set centi_c = 0`).rejects.toThrow(/append-only/);
    await expect(connection.sql`delete from temperature_readings`).rejects.toThrow(
      /permission denied|append-only/,
    );
  });

  it("two devices of one shipment, and two requests at once, keep apart", async () => {
    const { device, secret, warehouse, delivery, shipment } = await buildShipped(connection);
    const ctx = contextFor(connection, warehouse);
    const second = await registerDevice(ctx, { serial: "REAR-2", name: "车厢后部" });
    await bindDevice(ctx, { deliveryId: delivery.id, deviceId: second.device.id, fromAt: minutesAgo(125) });
    const values = trip(() => -19);
    await Promise.all([
      receiveReadings(visitor(), signed(device, secret, bodyOf(values))),
      receiveReadings(visitor(), signed(device, secret, bodyOf([...values].reverse()))),
      receiveReadings(visitor(), signed(second.device, second.secret, bodyOf(values))),
    ]);
    expect([await readingsOf(device.id), await readingsOf(second.device.id)]).toEqual([13, 13]);
    expect((await readSeries(connection, shipment.id)).map(({ readings }) => readings.length)).toEqual([
      13, 13,
    ]);
  });

  it("refuses who is not known, what is not signed, and a clock that is off", async () => {
    const { device, secret, warehouse } = await buildShipped(connection);
    const other = await buildShipped(connection);
    const body = bodyOf([[30, -19]]);
    const good = signed(device, secret, body);
    const refused = [
      { ...good, signature: `sha256=${"0".repeat(64)}` },
      { ...good, signature: "" },
      { ...good, timestamp: String(Number(good.timestamp) + 1) },
      { ...good, body: new TextEncoder().encode(`${body} `) },
      { ...good, deviceId: other.device.id },
      { ...good, deviceId: "x'--" },
      signed(device, other.secret, body),
    ];
    for (const request of refused)
      await expectRefusal(receiveReadings(visitor(), request), "device.unauthenticated");
    for (const minutes of [6, -6]) {
      const late = signed(device, secret, body, minutesAgo(minutes));
      await expectRefusal(receiveReadings(visitor(), late), "device.clock_off");
    }
    await revokeDevice(contextFor(connection, warehouse), { deviceId: device.id });
    await expectRefusal(receiveReadings(visitor(), good), "device.unauthenticated");
    await expectRefusal(
      revokeDevice(contextFor(connection, warehouse), { deviceId: device.id }),
      "device.revoked",
    );
    await expectRefusal(
      revokeDevice(contextFor(connection, other.warehouse), { deviceId: device.id }),
      "device.not_found",
    );
    expect(await readingsOf(device.id)).toBe(0);
  });

  it.each([
    ["no JSON", "{", "readings.unreadable"],
    ["NaN", '[{"recordedAt":"2026-06-15T11:30:00+08:00","celsius":NaN}]', "readings.unreadable"],
    ["no array", '{"recordedAt":"2026-06-15T11:30:00+08:00","celsius":1}', "readings.rows_invalid"],
    ["nothing", "[]", "readings.rows_invalid"],
    ["a text", '[{"recordedAt":"2026-06-15T11:30:00+08:00","celsius":"-18"}]', "readings.rows_invalid"],
    ["1e9", '[{"recordedAt":"2026-06-15T11:30:00+08:00","celsius":1e9}]', "readings.rows_invalid"],
    ["1e400", '[{"recordedAt":"2026-06-15T11:30:00+08:00","celsius":1e400}]', "readings.rows_invalid"],
    ["null", '[{"recordedAt":"2026-06-15T11:30:00+08:00","celsius":null}]', "readings.rows_invalid"],
    [
      "a time without its offset",
      '[{"recordedAt":"2026-06-15T11:30:00","celsius":1}]',
      "readings.rows_invalid",
    ],
    ["a time to come", '[{"recordedAt":"2026-06-15T12:06:00+08:00","celsius":1}]', "readings.rows_invalid"],
    ["1970", '[{"recordedAt":"1970-01-01T00:00:00Z","celsius":1}]', "readings.rows_invalid"],
    [
      "more than is known",
      '[{"recordedAt":"2026-06-15T11:30:00+08:00","celsius":1,"x":1}]',
      "readings.rows_invalid",
    ],
    [
      "two temperatures at once",
      '[{"recordedAt":"2026-06-15T11:30:00+08:00","celsius":1},{"recordedAt":"2026-06-15T03:30:00Z","celsius":2}]',
      "readings.rows_invalid",
    ],
  ] as const)("refuses %s, and takes no reading beside it", async (_name, body, code) => {
    const { device, secret } = await buildShipped(connection);
    await expectRefusal(receiveReadings(visitor(), signed(device, secret, body)), code);
    const beside = body.startsWith("[{") ? `[${bodyOf([[1, -19]]).slice(1, -1)},${body.slice(1)}` : body;
    await expectRefusal(receiveReadings(visitor(), signed(device, secret, beside)), code);
    expect(await readingsOf(device.id)).toBe(0);
  });

  it("refuses the sixty-first request of a minute", async () => {
    const { device, secret } = await buildShipped(connection);
    const request = signed(device, secret, bodyOf([[30, -19]]));
    for (let sent = 0; sent < 60; sent++) await receiveReadings(visitor(), request);
    await expectRefusal(receiveReadings(visitor(), request), "request.too_many");
  });
});

describe("uploadReadings", () => {
  const file = (rows: readonly string[]) => new TextEncoder().encode(["时间,温度(℃)", ...rows].join("\r\n"));
  const rows = ["2026-06-15 10:00,-19", "2026-06-15 10:10,-18.5", "2026/6/15 10:20:00,－18.25"];

  it("takes a logger's file once, by the warehouse", async () => {
    const { device, delivery, warehouse, shipment } = await buildShipped(connection);
    const ctx = contextFor(connection, warehouse);
    const form = { deliveryId: delivery.id, deviceId: device.id, bytes: file(rows) };
    expect(await uploadReadings(ctx, form)).toEqual({ added: 3, repeated: 0, contradicting: 0 });
    expect(await uploadReadings(ctx, form)).toEqual({ added: 0, repeated: 3, contradicting: 0 });
    expect(
      await uploadReadings(ctx, { ...form, bytes: file(["2026-06-15 10:00,4", "2026-06-15 10:30,-19"]) }),
    ).toEqual({ added: 1, repeated: 1, contradicting: 1 });
    expect(
      (await auditOf(connection, shipment.id)).filter(({ action }) => action === "readings.uploaded"),
    ).toHaveLength(2);
  });

  it("a bad row, another's delivery, a device that did not travel with it: nothing is written", async () => {
    const { device, delivery, warehouse, receiver } = await buildShipped(connection);
    const ctx = contextFor(connection, warehouse);
    const form = { deliveryId: delivery.id, deviceId: device.id, bytes: file([...rows, "x,1"]) };
    const refusal = await expectRefusal(uploadReadings(ctx, form), "readings.rows_invalid");
    expect(refusal.issues).toMatchObject([{ path: ["rows", 5, "time"], details: { row: 5, value: "x" } }]);
    const sound = { ...form, bytes: file(rows) };
    const { device: unbound } = await registerDevice(ctx, { serial: "UNBOUND", name: "备用" });
    await expectRefusal(uploadReadings(ctx, { ...sound, deviceId: unbound.id }), "device.not_bound");
    await expectRefusal(uploadReadings(contextFor(connection, receiver), sound), "actor.forbidden");
    const stranger = await buildMember(connection, await buildSupplier(connection), ["supplier-warehouse"]);
    await expectRefusal(uploadReadings(contextFor(connection, stranger), sound), "delivery.not_found");
    expect(await readingsOf(device.id)).toBe(0);
  });
});

describe("watchShipment", () => {
  it("raises an alarm for an excursion once, for both sides, and lets it grow", async () => {
    const { device, secret, shipment, warehouse, receiver, delivery } = await buildShipped(connection);
    const warm = (ago: number) => (ago <= 80 && ago >= 30 ? -12 : -19);
    await receiveReadings(visitor(), signed(device, secret, bodyOf(trip(warm).filter(([ago]) => ago >= 40))));
    expect(await watch(shipment.id, minutesAgo(40))).toEqual({ raised: 1 });
    expect(await watch(shipment.id, minutesAgo(40))).toEqual({ raised: 0 });
    await receiveReadings(visitor(), signed(device, secret, bodyOf(trip(warm))));
    expect(await watch(shipment.id)).toEqual({ raised: 0 });
    expect(await alarmsOf(shipment.id)).toMatchObject([
      {
        kind: "too-warm",
        deviceId: device.id,
        fromAt: minutesAgo(80),
        toAt: minutesAgo(20),
        minutes: 60,
        worstCentiC: -1200,
        supplierSeenAt: null,
        buyerSeenAt: null,
      },
    ]);
    const [noted] = await connection.db.select().from(shipments).where(eq(shipments.id, shipment.id));
    expect(noted).toMatchObject({
      readingCount: 13,
      excursionMinutes: 60,
      silentMinutes: 0,
      highestCentiC: -1200,
    });
    const raised = (await auditOf(connection, shipment.id)).filter(
      ({ action }) => action === "cold_chain.alarm_raised",
    );
    expect(raised).toHaveLength(1);

    const form = { deliveryId: delivery.id };
    expect(await acknowledgeAlarms(contextFor(connection, warehouse), form)).toBe(1);
    expect(await acknowledgeAlarms(contextFor(connection, warehouse), form)).toBe(0);
    expect((await alarmsOf(shipment.id))[0]).toMatchObject({
      supplierSeenAt: testInstant,
      buyerSeenAt: null,
    });
    expect(await acknowledgeAlarms(contextFor(connection, receiver), form)).toBe(1);
    const stranger = await buildMember(connection, await buildInstitution(connection), [
      "institution-receiver",
    ]);
    await expectRefusal(acknowledgeAlarms(contextFor(connection, stranger), form), "shipment.not_found");
    const { requester } = await buildShipped(connection);
    await expectRefusal(acknowledgeAlarms(contextFor(connection, requester), form), "actor.forbidden");
  });

  it("readings that come late fill a silence, and its alarm goes", async () => {
    const { device, secret, shipment } = await buildShipped(connection);
    await receiveReadings(
      visitor(),
      signed(
        device,
        secret,
        bodyOf([
          [120, -19],
          [0, -19],
        ]),
      ),
    );
    expect(await watch(shipment.id)).toEqual({ raised: 1 });
    expect(await alarmsOf(shipment.id)).toMatchObject([{ kind: "no-data", deviceId: null, minutes: 120 }]);
    await receiveReadings(visitor(), signed(device, secret, bodyOf(trip(() => -19))));
    expect(await watch(shipment.id)).toEqual({ raised: 0 });
    expect(await alarmsOf(shipment.id)).toEqual([]);
  });

  it("a device that falls silent is missed by the round, and what is not there is let be", async () => {
    const { shipment } = await buildShipped(connection);
    const { shipment: ambient } = await buildShipped(connection, "ambient");
    await watchShipmentsUnderWay(contextFor(connection, null, minutesAgo(60)));
    expect(await alarmsOf(shipment.id)).toEqual([]);
    await watchShipmentsUnderWay(visitor());
    expect(await alarmsOf(shipment.id)).toMatchObject([{ kind: "no-data", minutes: 120 }]);
    expect(await alarmsOf(ambient.id)).toEqual([]);
    expect(await watch("x'--")).toEqual({ raised: 0 });
    expect(await watch(device404)).toEqual({ raised: 0 });
  });
  const device404 = "019ecb2a-7c00-7000-8000-000000000001";

  it("new readings leave a job for the shipment, a replay leaves none", async () => {
    const { device, secret, shipment } = await buildShipped(connection);
    const jobs = () => connection.sql<{ key: string }[]>`
      select key from graphile_worker.jobs where key = ${`shipment.watch:${shipment.id}`}`;
    expect(await jobs()).toHaveLength(1);
    const owner = await testOwner();
    await owner.sql`select graphile_worker.remove_job(${`shipment.watch:${shipment.id}`})`;
    const request = signed(device, secret, bodyOf(trip(() => -19)));
    await receiveReadings(visitor(), request);
    expect(await jobs()).toHaveLength(1);
    await owner.sql`select graphile_worker.remove_job(${`shipment.watch:${shipment.id}`})`;
    await receiveReadings(visitor(), request);
    expect(await jobs()).toEqual([]);
  });
});
