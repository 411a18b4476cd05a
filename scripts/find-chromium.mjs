import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

// The shell, where there is one, is the same engine without the windows nobody sees: it takes half of the time.
const NAMES = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome-stable",
  "google-chrome",
];

/** The Chromium of this machine: the one CHROMIUM_PATH names, or the first on the path; null when there is none. */
export function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) return existsSync(named) ? named : null;
  const folders = (process.env.PATH ?? "").split(delimiter);
  for (const name of NAMES) {
    const folder = folders.find((one) => one !== "" && existsSync(join(one, name)));
    if (folder) return join(folder, name);
  }
  return null;
}

/** Whether Chinese can be drawn: without a CJK font every page is boxes. */
export function hasChineseFont() {
  try {
    return (
      execFileSync("fc-list", [":lang=zh-cn"], {
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"],
      }).trim() !== ""
    );
  } catch {
    return false;
  }
}
