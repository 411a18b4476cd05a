import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { saveDraft } from "#app/domain/procurement/requisition/save-draft.server.ts";
import { submitRequisition } from "#app/flows/submit-requisition.server.ts";
import type { Connection } from "#db/client.server.ts";
import { newId } from "#app/kernel/id.ts";
import { contextFor } from "#tests/support/builders.ts";
import { type Buyer, buildBuyer, buildGoods, formOf } from "#tests/support/buying.ts";
import { testDatabase } from "#tests/support/database.ts";

let connection: Connection;
let buyer: Buyer;
let variantId: string;
beforeAll(async () => {
  connection = await testDatabase();
  buyer = await buildBuyer(connection);
  variantId = (await buildGoods(connection)).variant.id;
});

const line = (changes: object) => ({ lines: [{ variantId, packs: 10, shownPriceFen: 12_000, ...changes }] });

const bad: [string, object, (string | number)[]][] = [
  [
    "10,000 lines",
    { lines: Array(10_000).fill({ variantId: newId(), packs: 10, shownPriceFen: 1 }) },
    ["lines"],
  ],
  ["lines that are no list", { lines: "all" }, ["lines"]],
  ["a line that is no line", { lines: [null] }, ["lines", 0]],
  ["a negative quantity", line({ packs: -5 }), ["lines", 0, "packs"]],
  ["a fraction of a pack", line({ packs: 1.5 }), ["lines", 0, "packs"]],
  ["no packs", line({ packs: 0 }), ["lines", 0, "packs"]],
  ["a quantity beyond all measure", line({ packs: 1e15 }), ["lines", 0, "packs"]],
  ["an emoji for a quantity", line({ packs: "🍵" }), ["lines", 0, "packs"]],
  ["an exponent for a quantity", line({ packs: "1e3" }), ["lines", 0, "packs"]],
  ["a list for a quantity", line({ packs: [10] }), ["lines", 0, "packs"]],
  ["5 MB for a quantity", line({ packs: "9".repeat(5_000_000) }), ["lines", 0, "packs"]],
  ["5 MB for a pack", line({ variantId: "x".repeat(5_000_000) }), ["lines", 0, "variantId"]],
  ["an object for a pack", line({ variantId: { id: 1 } }), ["lines", 0, "variantId"]],
  ["a day that is none", { wantedOn: "2026-02-30" }, ["wantedOn"]],
  ["a day in words", { wantedOn: "明天" }, ["wantedOn"]],
  ["a number for a day", { wantedOn: 20_260_630 }, ["wantedOn"]],
  ["an unknown fund source", { fundSource: "lottery" }, ["fundSource"]],
  ["unknown terms", { terms: "never" }, ["terms"]],
  ["a request key that is none", { requestKey: "again" }, ["requestKey"]],
  ["5 MB of note", { note: "字".repeat(5_000_000) }, ["note"]],
  ["a NUL character", { note: "a\u0000b" }, ["note"]],
  ["half a character", { ownReference: "\ud83c" }, ["ownReference"]],
];

async function rows() {
  const [count] = await connection.sql`
    select (select count(*) from requisitions) as requisitions, (select count(*) from requisition_lines) as lines,
      (select count(*) from audit_events) as audits, (select sum(allocated_packs) from stocks) as allocated`;
  return count;
}

describe.each([
  ["saveDraft", saveDraft],
  ["submitRequisition", submitRequisition],
] as const)("%s", (_, act) => {
  it.each(bad)("names the field of %s and writes nothing", async (_, changes, path) => {
    const before = await rows();
    const form = { ...formOf(buyer, [{ variantId, packs: 10 }]), ...changes } as never;
    const error = await act(contextFor(connection, buyer.requester), form).then(
      () => null,
      (refusal: unknown) => refusal,
    );
    expect(error).toBeInstanceOf(z.ZodError);
    expect((error as z.ZodError).issues.map((issue) => issue.path)).toContainEqual(path);
    expect(await rows()).toEqual(before);
  });
});

it("keeps an emoji in a note as it was written", async () => {
  const draft = await saveDraft(
    contextFor(connection, buyer.requester),
    formOf(buyer, [{ variantId, packs: 10 }], { note: "请备好 🍵" }),
  );
  expect(draft.note).toBe("请备好 🍵");
});
