import type { ServerBuild } from "@remix-run/node";
import { expect, it } from "vitest";
import { workspaceBuild } from "./workspace-build.ts";

const routes = [
  { id: "root", path: "" },
  { id: "shop", parentId: "root" },
  { id: "product", parentId: "shop", path: "products/:id" },
  { id: "wall", parentId: "root", path: "official/wall" },
  { id: "official", parentId: "root", path: "official" },
  { id: "home", parentId: "official", index: true },
  { id: "cockpit", parentId: "official", path: "cockpit" },
  { id: "supplier", parentId: "root", path: "supplier" },
  { id: "unknown", parentId: "root", path: "*" },
];
const byId = Object.fromEntries(routes.map((route) => [route.id, route]));
const build = {
  routes: byId,
  assets: { routes: byId, version: "1" },
  publicPath: "/",
} as unknown as ServerBuild;

it("keeps the routes of one workspace, what they lie in, and the answer to unknown addresses", () => {
  const part = workspaceBuild(build, "official");
  const kept = ["root", "wall", "official", "home", "cockpit", "unknown"];
  expect(Object.keys(part.routes)).toEqual(kept);
  expect(Object.keys(part.assets.routes)).toEqual(kept);
  expect(part).toMatchObject({ publicPath: "/", assets: { version: "1" } });
  expect(Object.keys(build.routes)).toHaveLength(routes.length);
});
