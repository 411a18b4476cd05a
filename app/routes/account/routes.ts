import { type RouteConfigEntry, route } from "@remix-run/route-config";

/** Coming in, going out, and what concerns one person. */
export const accountRoutes: RouteConfigEntry[] = [
  route("sign-in", "routes/account/sign-in.tsx"),
  route("sign-in/code", "routes/account/sign-in-code.tsx"),
  route("sign-out", "routes/account/sign-out.ts"),
  route("workspace", "routes/account/workspace.ts"),
];
