import { buffer } from "node:stream/consumers";
import { PassThrough } from "node:stream";
import { createElement } from "react";
import { renderToPipeableStream } from "react-dom/server";
import { expect, it } from "vitest";
import { withoutNul } from "./without-nul.server.ts";

/** Long Chinese text in many elements: characters of three bytes meet the end of React's views of 2 kB. */
const page = createElement(
  "main",
  null,
  Array.from({ length: 400 }, (_, index) =>
    createElement("p", { key: index }, `第${index}批：普安红茶，验收合格`),
  ),
);

it("gives a long Chinese page back without the NUL bytes that React leaves in it, and nothing else changed", async () => {
  const raw = await new Promise<Buffer<ArrayBuffer>>((resolve) => {
    const into = new PassThrough();
    void buffer(into).then((bytes) => resolve(Buffer.from(bytes)));
    const { pipe } = renderToPipeableStream(page, { onAllReady: () => pipe(into) });
  });
  const clean = withoutNul(raw).toString();
  expect(clean).toBe(raw.toString().replaceAll("\0", ""));
  expect(clean).not.toContain("\0");
  expect(clean.match(/普安红茶，验收合格/g)).toHaveLength(400);
});

it("leaves bytes without NUL as they are", () => {
  const bytes = Buffer.from("<p>茶</p>");
  expect(withoutNul(bytes)).toBe(bytes);
});
