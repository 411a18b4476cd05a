import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { findChromium, hasChineseFont } from "./find-chromium.mjs";
import { root } from "./install.mjs";
import { step } from "./progress.mjs";

/** Runs a program; answers nothing when it went well, else what it said. */
function run(command, args) {
  return new Promise((resolve) => {
    const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const child = execFile(
      command,
      args,
      { cwd: root, env: environment, maxBuffer: 64 * 2 ** 20 },
      (error, stdout, stderr) => resolve(error ? `${stdout}\n${stderr}`.trim() || error.message : ""),
    );
    child.stdin?.end();
  });
}

/** Installs what is missing; a browser by the first of its packages that this system has. */
async function packagesByApt({ browser, font }) {
  const install = (packages) =>
    run("apt-get", ["install", "-y", "-q", "--no-install-recommends", ...packages]);
  const fonts = font ? ["fonts-noto-cjk"] : [];
  const updated = await run("apt-get", ["update", "-q"]);
  if (updated || !browser) return updated || install(fonts);
  return (await install(["chromium-headless-shell", ...fonts])) && install(["chromium", ...fonts]);
}

/** Where Playwright's own browser is, when it has been installed; null otherwise. */
function playwrightChromium() {
  const { chromium } = createRequire(join(root, "package.json"))("@playwright/test");
  const path = chromium.executablePath();
  return path && existsSync(path) ? path : null;
}

/**
 * Finds or installs what browser tests need: a Chromium and a font with Chinese. As root by apt, otherwise
 * Playwright's own download. Answers the browser's path; throws saying what to install by hand.
 */
export async function ensureBrowser() {
  const asRoot = process.getuid?.() === 0;
  const missing = { browser: !findChromium() && !playwrightChromium(), font: !hasChineseFont() };
  const names = [missing.browser && "a browser", missing.font && "a Chinese font"].filter(Boolean);
  let problem = "";
  if (names.length > 0 && asRoot && existsSync("/usr/bin/apt-get")) {
    await step(`Installing ${names.join(" and ")} for the browser tests (apt-get)`, async () => {
      problem = await packagesByApt(missing);
    });
  }
  if (!findChromium() && !playwrightChromium()) {
    await step("Installing Chromium (playwright install)", async () => {
      problem = await run(process.execPath, [
        join(root, "node_modules", "@playwright", "test", "cli.js"),
        "install",
        "chromium",
      ]);
    });
  }
  const path = findChromium() ?? playwrightChromium();
  if (!path) {
    throw new Error(
      `No Chromium could be found or installed. On Debian: apt-get install chromium fonts-noto-cjk\n${problem}`,
    );
  }
  if (!hasChineseFont())
    console.log("! No font with Chinese was found; pages in the browser tests show boxes instead.");
  return path;
}
