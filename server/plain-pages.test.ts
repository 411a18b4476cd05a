import { once } from "node:events";
import type { AddressInfo } from "node:net";
import type { AppLoadContext } from "@remix-run/node";
import express from "express";
import { afterEach, expect, it } from "vitest";
import type { Server } from "node:http";
import type { DirectPages, PageRead } from "./direct-pages.ts";
import { answerPlainPages } from "./plain-pages.ts";

let server: Server | null = null;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A site whose one page, `/own`, shows what the reader's cookie says and the world's figure. */
async function site({ maxBytes = 1_000_000 } = {}) {
  const world = { figure: 1 as unknown, refuses: false, renders: true, rendered: 0 };
  const pages: DirectPages = {
    has: (path) => path === "/own",
    async read(request, _context: AppLoadContext) {
      const { pathname, search } = new URL(request.url);
      if (world.refuses) return null;
      return {
        address: { pathname, search },
        loaderData: { who: request.headers.get("Cookie"), figure: world.figure },
      };
    },
    render({ address, loaderData }: PageRead) {
      world.rendered++;
      return world.renders ? `<p>${address.search} ${JSON.stringify(loaderData)} 茶</p>` : null;
    },
  };
  const app = express();
  app.use(answerPlainPages({ pages, contextOf: () => ({}) as AppLoadContext, maxBytes }));
  app.use((_req, res) => void res.status(404).send("passed"));
  const listening = app.listen(0, "127.0.0.1");
  server = listening;
  await once(listening, "listening");
  const { port } = listening.address() as AddressInfo;
  const answer = (path: string, init: RequestInit = {}) => fetch(`http://127.0.0.1:${port}${path}`, init);
  const ask = async (path = "/own", who = "a") =>
    (await answer(path, { headers: { Cookie: who, "Accept-Encoding": "identity" } })).text();
  return { world, answer, ask };
}

it("reads for every request, and renders only what was never rendered", async () => {
  const { world, ask } = await site();
  expect(await ask()).toBe('<p> {"who":"a","figure":1} 茶</p>');
  expect(await ask()).toBe('<p> {"who":"a","figure":1} 茶</p>');
  expect(world.rendered).toBe(1);
  world.figure = 2;
  expect(await ask()).toBe('<p> {"who":"a","figure":2} 茶</p>');
  world.figure = 1;
  expect(await ask()).toBe('<p> {"who":"a","figure":1} 茶</p>');
  expect(world.rendered).toBe(2);
});

it("gives nobody a page that differs in one word of what it is made of", async () => {
  const { ask } = await site();
  const asked = [
    ["/own", "a"],
    ["/own", "b"],
    ["/own?year=2025", "a"],
    ["/own?year=2026", "a"],
  ] as const;
  const first = await Promise.all(asked.map(([path, who]) => ask(path, who)));
  expect(new Set(first).size).toBe(asked.length);
  expect(await Promise.all(asked.map(([path, who]) => ask(path, who)))).toEqual(first);
});

it("renders from what the page is kept under, so that nothing else comes into it", async () => {
  const { world, ask } = await site();
  world.figure = { shown: 1, hidden: () => "by a function" };
  expect(await ask()).toBe('<p> {"who":"a","figure":{"shown":1}} 茶</p>');
});

it("answers in the encoding asked for, and HEAD without a body", async () => {
  const { answer, ask } = await site();
  const whole = await ask("/own", "a");
  for (const encoding of ["br", "gzip"]) {
    const packed = await answer("/own", { headers: { Cookie: "a", "Accept-Encoding": encoding } });
    expect(packed.headers.get("Content-Encoding")).toBe(encoding);
    expect(packed.headers.get("Vary")).toBe("Cookie, Accept-Encoding");
    expect(await packed.text()).toBe(whole);
  }
  const head = await answer("/own", {
    method: "HEAD",
    headers: { Cookie: "a", "Accept-Encoding": "identity" },
  });
  expect(head.headers.get("Content-Length")).toBe(String(Buffer.byteLength(whole)));
  expect(await head.text()).toBe("");
});

it("passes on other addresses, forms, refusals and defects", async () => {
  const { world, answer, ask } = await site();
  expect(await ask("/other")).toBe("passed");
  expect(await (await answer("/own", { method: "POST" })).text()).toBe("passed");
  await ask();
  world.refuses = true;
  expect(await ask()).toBe("passed");
  world.refuses = false;
  world.renders = false;
  world.figure = 3;
  expect(await ask()).toBe("passed");
});

it("holds no more than it may, dropping what was asked for longest ago", async () => {
  const { world, ask } = await site({ maxBytes: 1_000 });
  for (world.figure = 0; (world.figure as number) < 20; (world.figure as number)++) await ask();
  expect(world.rendered).toBe(20);
  world.figure = 19;
  await ask();
  expect(world.rendered).toBe(20);
  world.figure = 0;
  await ask();
  expect(world.rendered).toBe(21);
});
