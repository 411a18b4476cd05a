import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { signatureOf } from "#app/domain/core/signature.ts";
import { missingFields } from "#app/domain/channels/reading/headings.ts";
import { saleFields } from "#db/vocabulary/channels.ts";
import { PUSHED_HEADINGS, PUSHED_MAPPING, pushedRow, pushedSales } from "./pushed.ts";

const doc = readFileSync(new URL("../../../../docs/api.md", import.meta.url), "utf8");

it("the worked example of docs/api.md is signed right and taken in", () => {
  const secret = "hqc_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
  const body = doc.split("\n").find((line) => line.startsWith('[{"occurredOn"')) ?? "";
  const signature = signatureOf(secret, "1781496120", new TextEncoder().encode(body));
  expect(doc).toContain(secret);
  expect(doc).toContain(`X-HuiQian-Signature: sha256=${signature}`);
  expect(pushedSales.safeParse(JSON.parse(body)).success).toBe(true);
});

it("docs/api.md names every field a row may have, and no other", () => {
  const section = doc.slice(doc.indexOf("/channels/:code/sales`"));
  const named = [...section.matchAll(/^\| `(\w+)`(?:, `(\w+)`)* \|/gm)].flatMap(([line]) =>
    [...(line.split("|")[1] ?? "").matchAll(/`(\w+)`/g)].map(([, name]) => name),
  );
  expect([...named].sort()).toEqual([...saleFields].sort());
});

it("each field of a row stands under its own heading", () => {
  expect(missingFields(PUSHED_MAPPING)).toEqual([]);
  const { cells, rowNumber } = pushedRow({ amount: "12.50", order: "A" } as never, 4);
  expect(rowNumber).toBe(5);
  expect(cells[PUSHED_HEADINGS.indexOf("amount")]).toEqual({ text: "12.50" });
});
