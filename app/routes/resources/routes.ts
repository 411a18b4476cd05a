import { type RouteConfigEntry, route } from "@remix-run/route-config";

/** Addresses without a page of their own; the last one answers every address nobody else knows. */
export const resourceRoutes: RouteConfigEntry[] = [
  route("resources/files/:fileId", "routes/resources/file.ts"),
  route("resources/variants", "routes/resources/variants.ts"),
  route("resources/me", "routes/resources/me.ts"),
  route("resources/language", "routes/resources/language.ts"),
  route("resources/landscape.svg", "routes/resources/landscape.ts"),
  route("resources/motif/:family/:file", "routes/resources/motif.ts"),
  route("01/:gtin", "routes/resources/digital-link.ts", { id: "digital-link" }),
  route("01/:gtin/10/:lot", "routes/resources/digital-link.ts", { id: "digital-link-of-lot" }),
  route("*", "routes/resources/unknown.tsx"),
];
