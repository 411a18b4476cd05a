import { layout, type RouteConfigEntry, route } from "@remix-run/route-config";

/** Coming in, going out, and what concerns one person. */
export const accountRoutes: RouteConfigEntry[] = [
  route("sign-in", "routes/account/sign-in.tsx"),
  route("sign-in/code", "routes/account/sign-in-code.tsx"),
  route("sign-out", "routes/account/sign-out.ts"),
  route("join", "routes/account/join.tsx"),
  route("join/:kind", "routes/account/join-as.tsx"),
  route("invitations/:token", "routes/account/invitation.tsx"),
  layout("routes/account/layout.tsx", [
    route("application", "routes/account/application.tsx"),
    route("account", "routes/account/profile.tsx"),
    route("account/password", "routes/account/password.tsx"),
    route("account/second-step", "routes/account/second-step.tsx"),
    route("account/sessions", "routes/account/sessions.tsx"),
    route("account/organisations", "routes/account/organisations.tsx"),
  ]),
  route("workspace", "routes/account/workspace.ts"),
];

/** Pages of a manager that every workspace has; they are placed below its own layout. */
export const managerRoutes = (workspace: string): RouteConfigEntry[] => [
  route("members", "routes/account/members.tsx", { id: `${workspace}-members` }),
  route("organisation", "routes/account/own-organisation.tsx", { id: `${workspace}-organisation` }),
];
