import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { ActionFunctionArgs, AppLoadContext, ServerBuild } from "@remix-run/node";
import express from "express";
import { afterEach, expect, it } from "vitest";
import { createDirectForms, outcomeOf } from "./direct-forms.ts";

let server: Server | null = null;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

type Action = (args: ActionFunctionArgs) => unknown;

/** A site with two forms, behind which stands what runs the actions of the build as the framework would. */
async function site(action: Action) {
  const ran: string[] = [];
  const counted =
    (name: string): Action =>
    async (args) => {
      const fields = Object.fromEntries(await args.request.formData());
      ran.push(`${name} ${JSON.stringify({ ...args.params, ...fields })}`);
      return action(args);
    };
  const routes = [
    { id: "root", path: "", module: {} },
    { id: "one", parentId: "root", path: "orders/:orderId", module: { action: counted("one") } },
    { id: "new", parentId: "root", path: "orders/new", module: { action: counted("new") } },
    { id: "page", parentId: "root", path: "page", module: {} },
    { id: "list", parentId: "root", path: "orders/late", module: {} },
  ];
  const build = {
    routes: Object.fromEntries(routes.map((route) => [route.id, route])),
  } as unknown as ServerBuild;
  const contextOf = (req: express.Request) => ({ formOutcome: outcomeOf(req) }) as unknown as AppLoadContext;
  const forms = createDirectForms(build, contextOf);
  const app = express();
  app.use(forms.answer);
  app.use(async (req, res) => {
    const module = forms.build.routes[String(req.query.route)]?.module;
    const context = contextOf(req);
    const request = new Request("http://localhost/", {
      method: "POST",
      body: new URLSearchParams({ from: "framework" }),
    });
    try {
      const gave = await module?.action?.({ request, params: {}, context });
      res.status(200).send(`framework: ${gave instanceof Response ? gave.status : JSON.stringify(gave)}`);
    } catch (error) {
      res.status(500).send(`framework threw: ${(error as Error).message}`);
    }
  });
  const listening = app.listen(0, "127.0.0.1");
  server = listening;
  await once(listening, "listening");
  const { port } = listening.address() as AddressInfo;
  const send = (path: string, body: BodyInit = new URLSearchParams({ a: "1" }), method = "POST") =>
    fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      redirect: "manual",
      ...(method === "POST" ? { body } : {}),
    });
  return { ran, send };
}

const redirect = (location: string, status = 303) => {
  const headers = new Headers({ Location: location });
  headers.append("Set-Cookie", "a=1");
  headers.append("Set-Cookie", "b=2");
  return new Response(null, { status, headers });
};

it("answers a form that leads on, with its cookies, and a word before a name", async () => {
  const { ran, send } = await site(() => redirect("/orders/7?x=1"));
  const answer = await send("/orders/new");
  expect([answer.status, answer.headers.get("Location"), answer.headers.getSetCookie()]).toEqual([
    303,
    "/orders/7?x=1",
    ["a=1", "b=2"],
  ]);
  await send("/orders/x-1");
  expect(ran).toEqual(['new {"a":"1"}', 'one {"orderId":"x-1","a":"1"}']);
});

it("answers a redirect that was thrown", async () => {
  const { send } = await site(() => {
    throw redirect("/sign-in", 302);
  });
  const answer = await send("/orders/7");
  expect([answer.status, answer.headers.get("Location")]).toEqual([302, "/sign-in"]);
});

it.each<[what: string, action: Action, answer: string]>([
  ["a form shown again", () => ({ errors: ["no"] }), 'framework: {"errors":["no"]}'],
  ["an answer that is a page", () => new Response("x", { status: 409 }), "framework: 409"],
  ["a redirect to another site", () => redirect("https://elsewhere.test/"), "framework: 303"],
  ["a redirect that looks like a path", () => redirect("//elsewhere.test/"), "framework: 303"],
  [
    "a defect",
    () => {
      throw new Error("defect");
    },
    "framework threw: defect",
  ],
])("hands %s to the framework, and runs the action once", async (_what, action, expected) => {
  const { ran, send } = await site(action);
  expect(await (await send("/orders/7?route=one")).text()).toBe(expected);
  expect(ran).toHaveLength(1);
});

it("hands the outcome of one form to no other", async () => {
  const { ran, send } = await site(() => ({ shown: "again" }));
  await send("/orders/7?route=new");
  expect(ran).toEqual(['one {"orderId":"7","a":"1"}', 'new {"from":"framework"}']);
});

it("leaves files, other addresses and what a query may mean to the framework, unread", async () => {
  const { ran, send } = await site(() => redirect("/"));
  const upload = new FormData();
  upload.set("file", new Blob(["x"]), "x.txt");
  await send("/orders/7", upload);
  await send("/page");
  await send("/orders/late");
  await send("/orders/7/more");
  await send("/orders/7?index");
  await send("/orders/7?_routes=one");
  await send("/orders/7", undefined, "GET");
  expect(ran).toEqual([]);
});
