import { expect, it } from "vitest";
import { tooLarge } from "./upload-limit.ts";

const megabytes = (count: number) => ({ size: count * 1024 * 1024 });

it.each([
  ["no file", [], null],
  ["what fits", [megabytes(20), megabytes(4)], null],
  ["one file that does not", [megabytes(50)], { size: 50, most: 24 }],
  ["several that do not together", [megabytes(20), megabytes(4), { size: 1 }], { size: 25, most: 24 }],
])("%s", (_, files, answer) => expect(tooLarge(files)).toEqual(answer));
