import { expect, it } from "vitest";
import { folderProblem, installIsCurrent } from "./install.mjs";

const lock = {
  packages: {
    "": { version: "0.1.0" },
    "node_modules/a": { version: "1.0.0" },
    "node_modules/b": { version: "2.0.0", optional: true },
  },
};
const a = { "node_modules/a": { version: "1.0.0" } };

it.each([
  ["nothing installed", null, false],
  ["the listed version", { packages: a }, true],
  ["an optional package too", { packages: { ...a, "node_modules/b": { version: "2.0.0" } } }, true],
  [
    "an optional package of another version",
    { packages: { ...a, "node_modules/b": { version: "1.9.0" } } },
    false,
  ],
  ["another version", { packages: { "node_modules/a": { version: "1.0.1" } } }, false],
  ["a package missing", { packages: {} }, false],
])("%s", (_name, installed, expected) => {
  expect(installIsCurrent(lock, installed)).toBe(expected);
});

it.each([
  ["/home/我的 项目/hui'qian (1) & [2]", null],
  ['/home/hui"qian', '“"”'],
  ["/home/$hui", "“$”"],
  ["/home/hui#qian", "“#”"],
  ["/home/hui%20qian", "“%”"],
  ["/home/hui?qian", "“?”"],
])("says of the folder %s what stands in the way: %s", (folder, character) => {
  if (character === null) expect(folderProblem(folder)).toBeNull();
  else expect(folderProblem(folder)).toContain(character);
});
