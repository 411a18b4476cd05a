import { expect, it } from "vitest";
import { readRejections } from "./rejections.ts";

it("takes the lines with a reason, and nothing else of the form", () => {
  const form = new FormData();
  form.set("reasons[1]", "  库房还有 ");
  form.set("reasons[2]", "   ");
  form.set("reasons[x]", "不");
  form.set("reasons[1000]", "不");
  form.set("contentHash", "h");
  form.set("reasons[3]", new Blob(["x"]));
  expect(readRejections(form)).toEqual([{ position: 1, reason: "库房还有" }]);
});
