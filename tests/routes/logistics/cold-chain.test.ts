import { beforeAll, describe, expect, it } from "vitest";
import { revokeDevice } from "#app/domain/logistics/device/revoke.server.ts";
import { paths } from "#app/paths.ts";
import { buildMember, buildOffice, contextFor } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database.ts";
import { type Site, testSite, type Visitor } from "#tests/support/http.ts";
import { bodyOf, buildShipped, signed } from "#tests/support/shipped.ts";
import { signedInBrowser } from "#tests/support/site-world.ts";

let site: Site;
let shipped: Awaited<ReturnType<typeof buildShipped>>;
let warehouse: Visitor;
let receiver: Visitor;
beforeAll(async () => {
  site = await testSite();
  const connection = await testDatabase();
  shipped = await buildShipped(connection);
  warehouse = await signedInBrowser(connection, site, shipped.warehouse.userId);
  receiver = await signedInBrowser(connection, site, shipped.receiver.userId);
});

/** Sends what a device signed, as a device does: no cookie, no Origin. */
const send = (
  request: ReturnType<typeof signed>,
  headers: Record<string, string> = { "Content-Type": "application/json" },
) =>
  fetch(`${site.address}/api/v1/devices/${request.deviceId}/readings`, {
    method: "POST",
    body: request.body as Uint8Array<ArrayBuffer>,
    headers: {
      "X-HuiQian-Timestamp": request.timestamp,
      "X-HuiQian-Signature": request.signature,
      ...headers,
    },
  });

/** Warm for fifty minutes of the two hours. */
const warm = bodyOf(
  Array.from({ length: 13 }, (_, index) => {
    const ago = 120 - index * 10;
    return [ago, ago <= 90 && ago > 40 ? -12 : -19] as const;
  }),
);

describe("what a device sends", () => {
  it("is taken once, and answered the same when it is sent again", async () => {
    const request = signed(shipped.device, shipped.secret, warm, new Date());
    const first = await send(request);
    expect(first.status).toBe(200);
    expect(first.headers.get("Cache-Control")).toBe("no-store");
    const told = await first.json();
    expect(told).toMatchObject({ deviceId: shipped.device.id, received: 13 });
    const again = await send(request);
    expect([again.status, await again.json()]).toEqual([200, told]);
  });

  it("is refused with a reason, and from a page of another site there is nothing to gain", async () => {
    const now = new Date();
    const sound = signed(shipped.device, shipped.secret, warm, now);
    const late = signed(shipped.device, shipped.secret, warm, new Date(now.getTime() - 6 * 60_000));
    const nonsense = signed(shipped.device, shipped.secret, '[{"recordedAt":"x","celsius":1e9}]', now);
    const notANumber = signed(
      shipped.device,
      shipped.secret,
      '[{"recordedAt":"2026-06-15T04:00:00Z","celsius":NaN}]',
      now,
    );
    const told = async (answer: Response) => [
      answer.status,
      ((await answer.json()) as { error: string }).error,
    ];
    expect(await told(await send({ ...sound, signature: `sha256=${"0".repeat(64)}` }))).toEqual([
      401,
      "device.unauthenticated",
    ]);
    expect(await told(await send(late))).toEqual([401, "device.clock_off"]);
    expect(await told(await send({ ...sound, deviceId: "x'--" }))).toEqual([401, "device.unauthenticated"]);
    expect(await told(await send(notANumber))).toEqual([422, "readings.unreadable"]);
    const issues = await send(nonsense);
    expect(await issues.json()).toMatchObject({
      error: "readings.rows_invalid",
      issues: [
        { path: [0, "recordedAt"], code: "reading.time_malformed" },
        { path: [0, "celsius"], code: "reading.temperature_malformed" },
      ],
    });
    const plain = await send(sound, { "Content-Type": "text/plain" });
    expect(plain.status).toBe(415);
    const large = signed(shipped.device, shipped.secret, " ".repeat(5 * 1024 * 1024), now);
    expect((await send(large)).status).toBe(413);
    expect((await fetch(`${site.address}/api/v1/devices/${shipped.device.id}/readings`)).status).toBe(405);
  });

  it("is refused once the device is revoked", async () => {
    const other = await buildShipped(await testDatabase());
    const request = signed(other.device, other.secret, warm, new Date());
    await revokeDevice(contextFor(await testDatabase(), other.warehouse), { deviceId: other.device.id });
    expect((await send(request)).status).toBe(401);
  });
});

describe("a cold chain that broke", () => {
  it("is told to both sides, and leaves their lists when they take note", async () => {
    const listed = async (browser: Visitor, home: string) =>
      (await (await browser.get(home)).text()).includes("cold-chain");
    const alarmed = async (browser: Visitor, at: string) =>
      (await (await browser.get(at)).text()).includes("待知悉");
    await expect.poll(() => alarmed(warehouse, paths.supplierColdChain()), { timeout: 20_000 }).toBe(true);
    expect(await alarmed(receiver, paths.institutionColdChain())).toBe(true);
    expect(await listed(receiver, paths.institutionHome())).toBe(true);
    const seen = await receiver.post(paths.institutionDelivery(shipped.delivery.id));
    expect(seen.status).toBe(303);
    expect(await alarmed(receiver, paths.institutionColdChain())).toBe(false);
    expect(await alarmed(warehouse, paths.supplierColdChain())).toBe(true);
  });

  it("is shown to the receiver, chart and table, above the counts", async () => {
    const page = await (await receiver.get(paths.institutionAccept(shipped.delivery.id))).text();
    const chart = page.indexOf('role="img" aria-label="2026-06-15');
    const table = page.indexOf("分段温度");
    const counts = page.indexOf('name="lines[0].acceptedPacks"');
    expect(chart).toBeGreaterThan(0);
    expect(table).toBeGreaterThan(chart);
    expect(counts).toBeGreaterThan(table);
    expect(page).toContain("超出要求的 −18 ℃ 及以下，累计 50 分钟");
  });

  it("stands on the public trace without buyer, carrier or driver", async () => {
    const page = await (await site.visitor().get(paths.trace(shipped.batches[0]!.code))).text();
    expect(page).toContain("超温 50 分钟");
    for (const hidden of [shipped.institution.name, "黔惠冷链", "13900001111", "贵E12345"])
      expect(page).not.toContain(hidden);
  });

  it("is read by officials without the driver, whom both sides are told", async () => {
    const connection = await testDatabase();
    const officer = await buildMember(connection, await buildOffice(connection), ["official-viewer"]);
    const official = await signedInBrowser(connection, site, officer.userId);
    const page = await (await official.get(paths.officialDelivery(shipped.delivery.id))).text();
    expect(page).toContain("超出要求的 −18 ℃ 及以下，累计 50 分钟");
    expect(page).not.toContain("13900001111");
    const own = await (await receiver.get(paths.institutionDelivery(shipped.delivery.id))).text();
    expect(own).toContain("13900001111");
  });

  it("is kept on the acceptance sheet and the order's timeline as it was", async () => {
    const fields = Object.fromEntries(
      shipped.lines.flatMap((line, index) => [
        [`lines[${index}].deliveryLineId`, line.id],
        [`lines[${index}].acceptedPacks`, String(line.packs)],
        [`lines[${index}].shortPacks`, "0"],
        [`lines[${index}].rejectedPacks`, "0"],
        [`lines[${index}].temperature`, "-18.5"],
      ]),
    );
    const accepted = await receiver.post(paths.institutionAccept(shipped.delivery.id), {
      receivedOn: "2026-06-15",
      ...fields,
    });
    expect(accepted.status).toBe(303);
    const kept = "超出要求的 −18 ℃ 及以下，累计 50 分钟，最高 −12 ℃，13 条记录";
    for (const at of [
      paths.institutionAcceptanceSheet(shipped.delivery.id),
      paths.institutionOrder(shipped.order.orderId),
    ])
      expect(await (await receiver.get(at)).text()).toContain(kept);
  });
});

describe("the supplier's pages", () => {
  it("show a device's secret once", async () => {
    const registered = await warehouse.post(`${paths.supplierColdChain()}?do=register`, {
      serial: "new-77",
      name: "备用",
    });
    const [secret = ""] = /hqd_[\w-]{43}/.exec(await registered.text()) ?? [];
    expect([registered.status, registered.headers.get("Cache-Control"), secret.length]).toEqual([
      200,
      "private, no-store",
      47,
    ]);
    const later = await (await warehouse.get(paths.supplierColdChain())).text();
    expect(later).toContain("NEW-77");
    expect(later).not.toContain(secret);
    expect(site.log().join("\n")).not.toContain(secret);
  });

  it("name the bad rows of a file, and say what a good one brought", async () => {
    const at = `${paths.supplierShipment(shipped.delivery.id)}?do=upload`;
    const upload = (text: string) =>
      warehouse.post(at, { deviceId: shipped.device.id, file: new File([text], "log.csv") });
    const refused = await upload("时间,温度\n2026-06-15 10:05,-19\n昨天,-19\n2026-06-15 10:06,=1+1");
    const page = await refused.text();
    expect(refused.status).toBe(422);
    expect(page).toMatch(/href="#upload-file"[^>]*>第 3 行：时间“昨天”读不懂/);
    expect(page).toContain("第 4 行：“=1+1”不是");
    const empty = await warehouse.post(at, { file: new File([], "") });
    expect(empty.status).toBe(400);
    const told = await empty.text();
    for (const field of ["deviceId", "file"]) {
      expect(told).toContain(`href="#upload-${field}"`);
      expect(told).toContain(`id="upload-${field}"`);
    }
    const taken = await upload("时间,温度\n2026-06-15 10:05,-19\n2026-06-15 10:10,-19");
    expect(taken.headers.get("Location")).toBe(
      paths.supplierShipment(shipped.delivery.id, { added: 1, repeated: 1, contradicting: 0 }),
    );
  });
});

it("nothing went wrong on the server, and the driver's telephone is in no log", () => {
  expect(site.log().filter((line) => /"level":"(error|fatal)"/.test(line))).toEqual([]);
  expect(site.log().join("\n")).not.toContain("13900001111");
});
