import { text } from "node:stream/consumers";
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

function streamed(into: PassThrough | ReturnType<typeof withoutNul>): Promise<string> {
  const whole = text(into);
  const { pipe } = renderToPipeableStream(page, { onAllReady: () => pipe(into) });
  return whole;
}

it("sends a long Chinese page without the NUL bytes that React leaves in it, and nothing else changes", async () => {
  const raw = await streamed(new PassThrough());
  const clean = await streamed(withoutNul());
  expect(clean).toBe(raw.replaceAll("\0", ""));
  expect(clean).not.toContain("\0");
  expect(clean.match(/普安红茶，验收合格/g)).toHaveLength(400);
});

it("passes bytes through untouched where there is no NUL", async () => {
  const stream = withoutNul();
  const whole = text(stream);
  stream.write("<p>茶</p>");
  stream.end("<p>tea</p>");
  expect(await whole).toBe("<p>茶</p><p>tea</p>");
});
