import { expect, it } from "vitest";
import { readAdditions } from "./addition.ts";

const id = "0197b3f2-0000-7000-8000-00000000abcd";

it("reads packs and their quantity; 0 stands for as few as may be ordered", () =>
  expect(readAdditions([`${id}:20`, id, `${id.toUpperCase()}:5`])).toEqual([
    { variantId: id, packs: 20 },
    { variantId: id, packs: 0 },
    { variantId: id, packs: 5 },
  ]));

it.each(["", "x:1", `${id}:-1`, `${id}:1.5`, `${id}:99999999`, `${id}:1:1`, "0".repeat(36)])(
  "leaves out %j",
  (value) => expect(readAdditions([value])).toEqual([]),
);

it("takes as many as a requisition may have lines", () =>
  expect(readAdditions(Array(10_000).fill(`${id}:1`))).toHaveLength(200));
