import { once } from "node:events";
import { createServer, type IncomingMessage, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterEach, expect, it } from "vitest";
import { createRenderCache, type RenderCacheOptions } from "./cache.ts";

let server: Server | null = null;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

type Answer = { status: number; headers: IncomingMessage["headers"]; body: Buffer };

async function site(options: Partial<RenderCacheOptions> = {}) {
  const world = { version: 1 as number | null, now: 0, rendered: [] as string[], passed: 0 };
  const cache = createRenderCache({
    render: async (address, locale) => {
      world.rendered.push(`${locale} ${address}`);
      return `<p>${locale} ${address} ${world.version}</p>`;
    },
    version: () => world.version,
    headers: { "X-Frame-Options": "DENY" },
    maxBytes: 1_000_000,
    now: () => world.now,
    ...options,
  });
  const here = createServer((req, res) => {
    const pass = () => {
      world.passed++;
      res.writeHead(404).end("passed");
    };
    if (!cache.answer(req, res, pass)) pass();
  }).listen(0, "127.0.0.1");
  server = here;
  await once(here, "listening");
  const { port } = here.address() as AddressInfo;
  const ask = (path: string, headers: Record<string, string> = {}, method = "GET") =>
    new Promise<Answer>((resolve, reject) => {
      request({ port, host: "127.0.0.1", path, method, headers }, (res) => {
        const parts: Buffer[] = [];
        res.on("data", (part: Buffer) => parts.push(part));
        res.on("end", () =>
          resolve({ status: res.statusCode ?? 0, headers: res.headers, body: Buffer.concat(parts) }),
        );
      })
        .on("error", reject)
        .end();
    });
  return { world, cache, ask };
}

it("renders a page once for everybody who asks at the same time, and keeps it", async () => {
  const { world, ask } = await site();
  const answers = await Promise.all(Array.from({ length: 8 }, () => ask("/products?junk=1")));
  expect(new Set(answers.map(({ body }) => body.toString()))).toEqual(new Set(["<p>zh-CN /products 1</p>"]));
  await ask("/products");
  expect(world.rendered).toEqual(["zh-CN /products"]);
  expect(answers[0]?.headers).toMatchObject({
    "cache-control": "public, max-age=0, must-revalidate",
    vary: "Cookie, Accept-Encoding",
    "x-frame-options": "DENY",
    "content-type": "text/html; charset=utf-8",
  });
});

it("gives the same bytes to somebody signed in, and other bytes in another language", async () => {
  const { world, ask } = await site();
  const stranger = await ask("/");
  const member = await ask("/", { Cookie: "hq.session=secret; hq_lang=zh-CN" });
  expect(member.body.equals(stranger.body)).toBe(true);
  expect((await ask("/", { Cookie: "hq_lang=en" })).body.toString()).toBe("<p>en / 1</p>");
  expect(world.rendered).toEqual(["zh-CN /", "en /"]);
});

it("answers in the encoding asked for, each with a tag of its own", async () => {
  const { ask } = await site();
  const plain = await ask("/");
  const brotli = await ask("/", { "Accept-Encoding": "gzip, br" });
  const gzip = await ask("/", { "Accept-Encoding": "gzip" });
  expect(brotli.headers["content-encoding"]).toBe("br");
  expect(gzip.headers["content-encoding"]).toBe("gzip");
  expect(brotliDecompressSync(brotli.body).equals(plain.body)).toBe(true);
  expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true);
  expect(new Set([plain, brotli, gzip].map(({ headers }) => headers.etag)).size).toBe(3);
});

it("says that nothing has changed, and answers HEAD without a body", async () => {
  const { ask } = await site();
  const { headers, body } = await ask("/");
  const tag = String(headers.etag);
  for (const known of [tag, `W/${tag}`, `"x", ${tag}`, "*"]) {
    const unchanged = await ask("/", { "If-None-Match": known });
    expect(unchanged).toMatchObject({ status: 304, headers: { etag: tag } });
    expect(unchanged.body).toHaveLength(0);
  }
  expect((await ask("/", { "If-None-Match": '"other"' })).status).toBe(200);
  const head = await ask("/", {}, "HEAD");
  expect(head).toMatchObject({ status: 200, headers: { "content-length": String(body.length), etag: tag } });
  expect(head.body).toHaveLength(0);
});

it("renders for every request when it may keep nothing", async () => {
  const { world, cache, ask } = await site({ maxBytes: 0 });
  const answers = await Promise.all(Array.from({ length: 3 }, () => ask("/", { "Accept-Encoding": "br" })));
  expect(answers.map(({ headers }) => headers["content-encoding"])).toEqual(["br", "br", "br"]);
  expect(world.rendered).toEqual(["zh-CN /", "zh-CN /", "zh-CN /"]);
  expect([cache.size, cache.bytes]).toEqual([0, 0]);
  const tag = String(answers[0]?.headers.etag);
  expect((await ask("/", { "Accept-Encoding": "br", "If-None-Match": tag })).status).toBe(304);
});

it("renders anew for a new version, and when the page has grown old", async () => {
  const { world, cache, ask } = await site({ maxAgeMs: 15_000 });
  await ask("/");
  world.version = 2;
  expect((await ask("/")).body.toString()).toBe("<p>zh-CN / 2</p>");
  expect(cache.size).toBe(1);
  world.now = 14_999;
  await ask("/");
  expect(world.rendered).toHaveLength(2);
  world.now = 15_000;
  await ask("/");
  expect(world.rendered).toHaveLength(3);
});

it("renders anew when the day turns in Shanghai, though the version stands", async () => {
  const { world, cache, ask } = await site();
  world.now = Date.parse("2028-02-29T15:59:59.999Z");
  await ask("/");
  await ask("/");
  expect(world.rendered).toHaveLength(1);
  world.now = Date.parse("2028-02-29T16:00:00Z");
  await ask("/");
  expect(world.rendered).toHaveLength(2);
  expect(cache.size).toBe(1);
});

it("does not keep under the new version what was begun under the old", async () => {
  let finish = () => {};
  const held = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const begun: string[] = [];
  const { world, cache, ask } = await site({
    render: async (address) => {
      begun.push(address);
      if (begun.length === 1) await held;
      return `rendering ${begun.length}`;
    },
  });
  const slow = ask("/");
  await expect.poll(() => begun).toHaveLength(1);
  world.version = 2;
  const fresh = ask("/");
  await expect.poll(() => begun).toHaveLength(2);
  await fresh;
  finish();
  await slow;
  expect(cache.size).toBe(1);
  expect((await ask("/")).body.toString()).toBe("rendering 2");
});

it("passes on what is no plain page: refusals, failures, other addresses and methods", async () => {
  const answers = [
    () => null,
    () => {
      throw new Error("defect");
    },
  ];
  const { world, cache, ask } = await site({ render: async () => answers.shift()!() });
  for (let turn = 0; turn < 2; turn++) expect((await ask("/products/x")).body.toString()).toBe("passed");
  expect((await ask("/institution")).body.toString()).toBe("passed");
  expect((await ask("/", {}, "POST")).body.toString()).toBe("passed");
  world.version = null;
  expect((await ask("/")).body.toString()).toBe("passed");
  expect(cache.size).toBe(0);
});

it("holds no more than it may, dropping what was asked for longest ago", async () => {
  const { world, cache, ask } = await site({
    maxBytes: 50_000,
    render: async (address) => {
      world.rendered.push(address);
      return "x".repeat(5_000);
    },
  });
  for (let page = 0; page < 40; page++) await ask(`/products?q=${page}`, { "Accept-Encoding": "br" });
  expect(cache.bytes).toBeLessThanOrEqual(50_000);
  expect(cache.size).toBeGreaterThan(3);
  world.rendered = [];
  await ask("/products?q=39");
  await ask("/products?q=0");
  expect(world.rendered).toEqual(["/products?q=0"]);
});
