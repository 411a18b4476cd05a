import { request } from "node:http";
import { connect as connectSocket } from "node:net";
import { decode } from "turbo-stream";
import { beforeAll, expect, it } from "vitest";
import { testDatabaseUrls } from "#tests/support/database.ts";
import { type DatabaseDoor, databaseDoor } from "#tests/support/database-door.ts";
import { type Fields, type Site, testSite } from "#tests/support/http.ts";

let site: Site;
let door: DatabaseDoor;
beforeAll(async () => {
  door = await databaseDoor((await testDatabaseUrls()).appUrl);
  site = await testSite({ METRICS_PORT: "0", DATABASE_URL: door.url });
});

/** Sends a request as written, without what `fetch` would put right. */
function raw(lines: string[]): Promise<string> {
  const { hostname, port } = new URL(site.address);
  return new Promise((resolve, reject) => {
    const socket = connectSocket(Number(port), hostname, () => socket.write(`${lines.join("\r\n")}\r\n\r\n`));
    let answer = "";
    socket.on("data", (chunk) => {
      answer += chunk;
      if (answer.includes("\r\n\r\n")) socket.destroy();
    });
    socket.on("close", () => resolve(answer.split("\r\n", 1)[0] ?? ""));
    socket.on("error", reject);
  });
}

it("says that it lives and that it is ready", async () => {
  expect(await (await fetch(`${site.address}/healthz`)).text()).toBe("ok");
  const ready = await fetch(`${site.address}/readyz`);
  expect(await ready.json()).toEqual({ ready: true, database: true, migrations: true, worker: true });
});

it("shows no figures on the public port", async () => {
  expect((await fetch(`${site.address}/metrics`)).status).toBe(404);
});

it.each([
  ["GET /% HTTP/1.1", 400],
  ["GET /%E0%A4%A HTTP/1.1", 400],
  ["GET /a%00b HTTP/1.1", 400],
  ["GET /sign-in?q=%00 HTTP/1.1", 400],
  ["GET /products?q=%00 HTTP/1.1", 400],
  ["GET /trace?code=%00 HTTP/1.1", 400],
  ["GET //evil.test/ HTTP/1.1", 400],
  ["GET /\\evil.test HTTP/1.1", 400],
  ["GET http://evil.test/ HTTP/1.1", 400],
  ["TRACE / HTTP/1.1", 405],
  ["DELETE / HTTP/1.1", 405],
  ["OPTIONS / HTTP/1.1", 405],
  [`GET /${"a".repeat(9_000)} HTTP/1.1`, 414],
  [`GET /${"a".repeat(20_000)} HTTP/1.1`, 431],
  ["GET /assets/none.js HTTP/1.1", 404],
  ["GET /assets/../../server/index.js HTTP/1.1", 404],
  ["GET /no/such/page HTTP/1.1", 404],
])("answers %s with %i", async (line, status) => {
  expect(await raw([line, `Host: ${new URL(site.address).host}`])).toContain(` ${status} `);
});

it.each([["a b"], ["shop.test/x"], ["[::1"], ["%"]])("refuses the host %s", async (host) => {
  expect(await raw(["GET / HTTP/1.1", `Host: ${host}`])).toContain(" 400 ");
});

it("pays no heed to forwarded headers while no proxy is trusted", async () => {
  const answer = await fetch(site.address, {
    headers: { "X-Forwarded-Host": "a:99999", "X-Forwarded-Proto": "x" },
  });
  expect(answer.status).toBe(200);
});

it.each([
  ["another origin", { Origin: "https://evil.test" }, 403],
  ["an opaque origin", { Origin: "null" }, 403],
  ["our origin", undefined, 405],
])("answers a form from %s with a refusal of its own", async (_name, headers, status) => {
  const answer = await site.visitor().post("/", { name: "x" }, headers);
  expect(answer.status).toBe(status);
});

it("refuses a form that says neither where it comes from nor how it was sent", async () => {
  const answer = await new Promise<number | undefined>((resolve, reject) => {
    const sent = request(`${site.address}/resources/language`, {
      method: "POST",
      headers: { "Content-Type": "application/x-www-form-urlencoded", "Content-Length": 11 },
    });
    sent.on("response", (response) => resolve(response.statusCode)).on("error", reject);
    sent.end("language=en");
  });
  expect(answer).toBe(403);
});

it("refuses a form that is too large before reading it", async () => {
  const answer = await raw([
    "POST /resources/language HTTP/1.1",
    `Host: ${new URL(site.address).host}`,
    `Origin: ${site.address}`,
    "Content-Type: application/x-www-form-urlencoded",
    "Content-Length: 5242880",
  ]);
  expect(answer).toContain(" 413 ");
});

it.each<[string, Fields, string, string]>([
  ["files", { file: new Blob([new Uint8Array(70 * 1024 * 1024)]) }, "request.refused", "最多 25 MB"],
  ["text", { note: "长".repeat(300_000) }, "form.too_large", "最多 2 MB"],
])(
  "names the limit of a form with too much in %s, also in words that the framework's script reads",
  async (_what, fields, code, words) => {
    const answer = await site.visitor().post("/supplier/certificates/new.data?page=1", fields);
    expect(answer.status).toBe(413);
    // As the framework's script reads it (single-fetch.js): what an action threw, with its code and status.
    const { value } = await decode(answer.body!, {
      plugins: [(type, code, status) => (type === "ErrorResponse" ? { value: { code, status } } : undefined)],
    });
    expect(value).toEqual({ error: { code, status: 413 } });
    const page = await site.visitor().post("/supplier/certificates/new", fields);
    expect([page.status, await page.text()]).toEqual([413, expect.stringContaining(words)]);
  },
);

it("reads a refused form to its end, so that the visitor sees why, and answers the next request", async () => {
  const { hostname, port, host } = new URL(site.address);
  const body = Buffer.alloc(20 * 1024 * 1024, "x");
  const head = (line: string, ...more: string[]) =>
    `${[line, `Host: ${host}`, ...more].join("\r\n")}\r\n\r\n`;
  const statuses = await new Promise<string[]>((resolve, reject) => {
    const socket = connectSocket(Number(port), hostname);
    let answer = "";
    socket.on("data", (chunk) => {
      answer += chunk;
      const found = answer.match(/^HTTP\/1\.1 \d+|(?<=<\/html>)HTTP\/1\.1 \d+/gm) ?? [];
      if (found.length === 2) resolve(found.map((line) => line.slice(-3)));
    });
    socket.on("error", reject);
    socket.on("close", () => reject(new Error(`closed after: ${answer}`)));
    socket.write(
      head(
        "POST /sign-in HTTP/1.1",
        "Content-Type: application/x-www-form-urlencoded",
        `Content-Length: ${body.length}`,
      ),
    );
    socket.write(body);
    socket.write(head("GET /healthz HTTP/1.1", "Connection: close"));
  });
  expect(statuses).toEqual(["413", "200"]);
});

it("lets a page run only its own scripts and keeps it out of frames", async () => {
  const { headers } = await site.visitor().get("/sign-in");
  const policy = headers.get("Content-Security-Policy") ?? "";
  expect(policy).toMatch(/script-src 'self' 'nonce-[\w-]{20,}'/);
  expect(policy).not.toContain("unsafe");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(headers.get("Referrer-Policy")).toBe("same-origin");
  expect(headers.get("X-Powered-By")).toBeNull();
  const kept = (await site.visitor().get("/")).headers.get("Content-Security-Policy") ?? "";
  expect(kept).toContain("script-src 'self';");
  expect(kept).not.toContain("unsafe");
});

it("keeps assets for ever and compresses them", async () => {
  const page = await (await site.visitor().get("/")).text();
  const [path = ""] = /\/assets\/[\w.-]+\.css/.exec(page) ?? [];
  const asset = await site.visitor().get(path, { "Accept-Encoding": "br" });
  expect(asset.status).toBe(200);
  expect(asset.headers.get("Cache-Control")).toBe("public, max-age=31536000, immutable");
  expect(asset.headers.get("Content-Encoding")).toBe("br");
});

it.each([
  [{ Range: "bytes=0-9" }, 206],
  [{ Range: "bytes=9999999-" }, 416],
  [{ "If-Match": '"another"' }, 412],
])("answers %o of a file with %i", async (headers, status) => {
  expect((await site.visitor().get("/ledger-verifier.mjs", headers)).status).toBe(status);
});

it("names each request in the answer and in the log, without its query", async () => {
  const { headers } = await site
    .visitor()
    .get("/sign-in?q=13812345678", { "X-Request-Id": "chosen-by-caller" });
  const id = headers.get("X-Request-Id") ?? "";
  expect(id).toMatch(/^[\da-f-]{36}$/);
  await expect.poll(() => site.log().find((line) => line.includes(id))).toMatch(/"path":"\/sign-in"/);
  expect(site.log().join("\n")).not.toContain("13812345678");
});

it("says that its database is away, and serves again when it is back, without a restart", async () => {
  const member = site.visitor();
  const ready = async () => (await fetch(`${site.address}/readyz`)).json();
  await door.shut();
  for (const [path, words] of [
    ["/sign-in", "系统暂时连不上数据库"],
    ["/progress", "系统暂时连不上数据库"],
    ["/trace/NOBATCH123", "系统暂时连不上数据库"],
    ["/api/v1/progress", '{"error":"service.unavailable"}'],
  ] as const) {
    const answer = await member.get(path);
    expect([path, answer.status, answer.headers.get("Retry-After")]).toEqual([path, 503, "5"]);
    expect(await answer.text()).toContain(words);
  }
  const signIn = await member.post("/sign-in", { email: "a@b.test", password: "twelve letters" });
  expect(signIn.status).toBe(503);
  expect(await ready()).toEqual({ ready: false, database: false, migrations: false, worker: false });
  await door.open();
  await expect.poll(ready, { timeout: 15_000 }).toMatchObject({ ready: true });
  expect((await member.get("/progress")).status).toBe(200);
  // The worker's library says loudly that it was cut off; of the pages none is told as a defect.
  expect(site.log().filter((line) => /"level":"error".*Failed query/.test(line))).toEqual([]);
});
